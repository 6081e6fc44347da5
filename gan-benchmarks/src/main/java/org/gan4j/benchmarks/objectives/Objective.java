package org.gan4j.benchmarks.objectives;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The components of a comparison, as an experiment says them. */
final class Objective {
  /** Losses, by the names in the table. */
  static final List<String> LOSSES =
      List.of("non-saturating", "least-squares", "wasserstein", "hinge", "relativistic-average");

  private static final Map<String, String> STABILISERS =
      Map.of(
          "none", "",
          "gradient-penalty", "{\"type\":\"gradient-penalty\",\"weight\":0.1}",
          "r1", "{\"type\":\"r1\",\"weight\":0.02}",
          "spectral-norm", "{\"type\":\"spectral-norm\"}",
          "instance-noise",
              "{\"type\":\"instance-noise\",\"standardDeviation\":0.3,\"steps\":2000}");

  /** Stabilisers, by the names in the table. */
  static final List<String> STABILISER_NAMES =
      List.of("none", "gradient-penalty", "r1", "spectral-norm", "instance-noise");

  private Objective() {}

  /** Overrides of an experiment. */
  static List<String> overrides(String loss, String stabiliser) {
    List<String> overrides = new ArrayList<>();
    overrides.add("loss={\"type\":\"" + loss + "\"}");
    overrides.add("regularizers=[" + STABILISERS.get(stabiliser) + "]");
    return overrides;
  }
}
