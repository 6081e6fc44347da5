package org.gan4j.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import org.gan4j.api.data.Dataset;

/** The warnings of a dataset, such as how many broken images it skips; each is printed once. */
final class DatasetWarnings {
  private final Dataset dataset;
  private final PrintWriter writer;
  private final Set<String> printed = new HashSet<>();

  DatasetWarnings(Dataset dataset, PrintWriter writer) {
    this.dataset = dataset;
    this.writer = writer;
  }

  /** Prints new warnings. */
  void print() {
    for (String warning : dataset.warnings()) {
      if (printed.add(warning)) {
        writer.println("warning: " + warning);
      }
    }
    writer.flush();
  }
}
