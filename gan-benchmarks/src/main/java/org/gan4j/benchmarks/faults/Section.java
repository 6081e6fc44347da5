package org.gan4j.benchmarks.faults;

import java.nio.file.Path;

/** A kind of fault. To add one, list it in {@link Faults}. */
interface Section {

  /** Its name on the command line, in lower-kebab-case. */
  String name();

  /**
   * Does it to GAN4J many times.
   *
   * @param work an empty folder
   * @param count how often, about
   * @param seed of random choices
   */
  Figure run(Path work, int count, long seed);
}
