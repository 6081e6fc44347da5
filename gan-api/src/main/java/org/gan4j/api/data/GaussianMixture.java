package org.gan4j.api.data;

import java.util.List;
import org.gan4j.api.component.Require;

/**
 * Equally likely isotropic Gaussians.
 *
 * @param modes the means, each [features], in the units of the samples
 * @param standardDeviation σ of each, in the same units
 */
public record GaussianMixture(List<List<Double>> modes, double standardDeviation) {

  /** Checks and copies. */
  public GaussianMixture {
    modes = modes.stream().map(List::copyOf).toList();
    Require.that(!modes.isEmpty(), "a mixture needs a mode");
    Require.above("standardDeviation", standardDeviation, 0);
  }
}
