package org.gan4j.datasets.parquet;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code parquet}. */
public record ParquetConfiguration(
    @Option(
            value =
                "a Parquet file, or a folder with several, which are read in the order of their names;"
                    + " relative to the working directory",
            location = true)
        String path,
    @Option(
            value = "the column with the images: files such as PNG or JPEG",
            defaultValue = "\"image\"")
        String image,
    @Option("the column with the class of an image, a whole number; no classes if absent")
        @Nullable String label,
    @Option(value = "side of the images in pixels", defaultValue = "64", min = 1, max = 4096)
        int size,
    @Option(value = "height in pixels; size if absent", min = 1, max = 4096)
        @Nullable Integer height,
    @Option(value = "width in pixels; size if absent", min = 1, max = 4096) @Nullable Integer width,
    @Option(value = "3 for colour, 1 for grey", defaultValue = "3", min = 1, max = 3) int channels,
    @Option(
            value =
                "how images of another aspect ratio are fitted: crop (the middle), pad (with background), stretch",
            defaultValue = "\"crop\"")
        Fit fit,
    @Option(
            value =
                "side in pixels of the square around the centre that is cut out first; the whole"
                    + " image if absent",
            min = 1)
        @Nullable Integer cropSize,
    @Option(
            value = "the colour behind transparent pixels and in padding: white, black",
            defaultValue = "\"white\"")
        Background background,
    @Option(
            value = "mirror each image left to right with probability 1/2, anew in every epoch",
            defaultValue = "false")
        boolean flip,
    @Option(value = "accept images smaller than half of the wanted size", defaultValue = "false")
        boolean allowUpscaling) {

  /**
   * Checks the channels.
   *
   * @throws IllegalArgumentException if there are neither 1 nor 3
   */
  public ParquetConfiguration {
    Require.that(channels == 1 || channels == 3, "channels must be 1 or 3, not " + channels);
  }

  /** Of every sample. */
  SampleShape shape() {
    return SampleShape.image(
        channels, height == null ? size : height, width == null ? size : width);
  }
}
