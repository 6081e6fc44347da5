package org.gan4j.datasets.idx;

import java.util.List;
import java.util.Set;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code idx}. */
public record IdxConfiguration(
    @Option(
            value =
                "IDX file of the samples, .gz or not: unsigned bytes [n, height, width] or with"
                    + " channels, or float vectors [n, features]; relative to the working directory",
            location = true)
        String images,
    @Option(
            value =
                "IDX file of the labels, unsigned bytes [n]; relative to the working directory; no"
                    + " labels if absent",
            location = true)
        @Nullable String labels,
    @Option(
            "names of the classes, of label 0, 1, …; if absent, the labels that occur name their"
                + " classes")
        @Nullable List<String> classes,
    @Option(
            value = "order of the dimensions of colour images: auto, channels-first, channels-last",
            defaultValue = "\"auto\"")
        Layout layout,
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {

  /**
   * Checks and copies the names.
   *
   * @throws IllegalArgumentException if there are no labels, or a name is there twice
   */
  public IdxConfiguration {
    if (classes != null) {
      classes = List.copyOf(classes);
      Require.that(labels != null, "classes are named, and there are no labels");
      Require.that(
          Set.copyOf(classes).size() == classes.size(), "a name in classes is there twice");
    }
  }
}
