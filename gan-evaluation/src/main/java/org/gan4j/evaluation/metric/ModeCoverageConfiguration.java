package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/** Settings of mode coverage. */
public record ModeCoverageConfiguration(
    @Option(
            value = "Samples to draw; the literature takes 2500",
            defaultValue = "2500",
            min = 1,
            max = 1_000_000)
        int samples) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if nothing would be drawn
   */
  public ModeCoverageConfiguration {
    Require.atLeast("samples", samples, 1);
  }
}
