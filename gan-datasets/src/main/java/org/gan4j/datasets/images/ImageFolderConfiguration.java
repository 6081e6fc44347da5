package org.gan4j.datasets.images;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code image-folder}. */
public record ImageFolderConfiguration(
    @Option(
            value = "folder with the images, in any nesting; relative to the working directory",
            location = true)
        String path,
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
                "side in pixels of the square around the centre that is cut out first, such as 108"
                    + " for CelebA; the whole image if absent",
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
    @Option(
            value =
                "accept images smaller than half of the wanted size, instead of treating them as broken",
            defaultValue = "false")
        boolean allowUpscaling,
    @Option(
            value =
                "reaction to a broken image: fail; or skip, which takes the next good image instead",
            defaultValue = "\"fail\"")
        OnBrokenImage onBrokenImage,
    @Option(
            value = "none, or folders: each folder at the top is a class",
            defaultValue = "\"none\"")
        FolderLabels labels,
    @Option(
            value =
                "all, train or test; each folder at the top, such as the pictures of one person, is in train or in test as a whole",
            defaultValue = "\"all\"")
        Part split,
    @Option(
            value = "share of the folders that is held out as test",
            defaultValue = "0.1",
            above = 0,
            below = 1)
        double testShare) {

  /**
   * Checks the channels.
   *
   * @throws IllegalArgumentException if there are neither 1 nor 3
   */
  public ImageFolderConfiguration {
    Require.that(channels == 1 || channels == 3, "channels must be 1 or 3, not " + channels);
  }

  /** Of every sample. */
  SampleShape shape() {
    return SampleShape.image(
        channels, height == null ? size : height, width == null ? size : width);
  }
}
