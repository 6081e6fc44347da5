package org.gan4j.datasets.idx;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code mnist-10k}. */
public record Mnist10kConfiguration(
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if limit is below 1
   */
  public Mnist10kConfiguration {
    if (limit != null) {
      Require.atLeast("limit", limit, 1);
    }
  }
}
