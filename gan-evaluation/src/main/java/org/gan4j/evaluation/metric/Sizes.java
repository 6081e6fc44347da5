package org.gan4j.evaluation.metric;

import java.util.Locale;
import org.gan4j.api.GanException;

/** How many samples a metric needs. */
final class Sizes {
  private Sizes() {}

  /**
   * Requires samples.
   *
   * @param side {@code generated} or {@code real}
   * @param there how many there are
   * @param least how many are needed
   * @param asked how many the metric asks for
   * @throws GanException of kind USAGE if there are fewer
   */
  static void require(String metric, String side, int there, int least, int asked) {
    if (there < least) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "%s needs at least %,d %s samples, and there %s %,d",
              metric,
              least,
              side,
              there == 1 ? "is" : "are",
              there),
          metric,
          asked < least
              ? "set its \"samples\" to " + least + " or more"
              : "give more " + side + " samples, or remove the metric");
    }
  }
}
