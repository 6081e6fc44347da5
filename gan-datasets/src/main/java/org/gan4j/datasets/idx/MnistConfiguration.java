package org.gan4j.datasets.idx;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/** Settings of the datasets {@code mnist} and {@code fashion-mnist}. */
public record MnistConfiguration(
    @Option(
            "folder with the four official IDX files, .gz or not; if absent, where 'gan datasets"
                + " fetch' puts them")
        @Nullable String path,
    @Option(value = "train or test", defaultValue = "\"train\"") Split split,
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if limit is below 1
   */
  public MnistConfiguration {
    if (limit != null) {
      Require.atLeast("limit", limit, 1);
    }
  }
}
