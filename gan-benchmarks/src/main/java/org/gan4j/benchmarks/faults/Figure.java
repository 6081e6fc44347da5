package org.gan4j.benchmarks.faults;

import java.util.List;

/**
 * The result of a section.
 *
 * @param section its name
 * @param of how many times something was done to GAN4J
 * @param wrong a line for each time with a wrong outcome
 */
record Figure(String section, int of, List<String> wrong) {
  /** Copies. */
  Figure {
    wrong = List.copyOf(wrong);
  }

  /** One line. */
  String line() {
    return section + ": " + (of - wrong.size()) + " of " + of + " right";
  }
}
