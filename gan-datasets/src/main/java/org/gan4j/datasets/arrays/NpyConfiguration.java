package org.gan4j.datasets.arrays;

import java.util.List;
import java.util.Set;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.datasets.idx.Layout;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code npy}. */
public record NpyConfiguration(
    @Option(
            value =
                ".npy or .npz file of the samples: unsigned bytes or floats [n, features], [n,"
                    + " height, width] or with channels; relative to the working directory",
            location = true)
        String images,
    @Option("name of the array in a .npz file; the only one if absent") @Nullable String array,
    @Option(
            value =
                ".npy or .npz file of the labels, integers [n]; relative to the working directory",
            location = true)
        @Nullable String labels,
    @Option(
            "name of the array of the labels in a .npz file, that of the samples if labels is absent")
        @Nullable String labelsArray,
    @Option(
            "names of the classes, of label 0, 1, …; if absent, the labels that occur are the names")
        @Nullable List<String> classes,
    @Option(
            value = "order of the dimensions of colour images: auto, channels-first, channels-last",
            defaultValue = "\"auto\"")
        Layout layout,
    @Option(
            "the numbers of black and white of images; if absent, [0, 255] of bytes, and of floats the"
                + " one of [0, 1], [-1, 1] and [0, 255] that holds all")
        @Nullable List<Double> range,
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if settings contradict each other
   */
  public NpyConfiguration {
    if (classes != null) {
      classes = List.copyOf(classes);
      Require.that(
          labels != null || labelsArray != null, "classes are named, and there are no labels");
      Require.that(
          Set.copyOf(classes).size() == classes.size(), "a name in classes is there twice");
    }
    if (range != null) {
      range = List.copyOf(range);
      Require.that(
          range.size() == 2 && !range.get(0).equals(range.get(1)),
          "range must be two different numbers: those of black and white");
    }
  }
}
