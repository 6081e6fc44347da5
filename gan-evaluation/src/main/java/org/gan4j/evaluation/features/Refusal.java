package org.gan4j.evaluation.features;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/** Errors in the choice of features. */
final class Refusal {
  /** The setting of an experiment that chooses features. */
  private static final String SETTING = "evaluation.features";

  private Refusal() {}

  static GanException of(String problem, String remedy) {
    return GanException.usage(problem, SETTING, remedy);
  }

  /** Requires that features are learned from samples like those that are compared. */
  static void requireShape(Dataset data, SampleShape samples) {
    if (!data.shape().equals(samples)) {
      throw of(
          String.format(
              Locale.ROOT,
              "the features would be learned from samples of %s, and compare samples of %s",
              data.shape(),
              samples),
          "choose data of the same shape, or \"random\" or \"pixels\"");
    }
  }
}
