package org.gan4j.datasets.images;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code pairs}. */
public record PairsConfiguration(
    @Option(
            value =
                "folders: two folders with pictures of the same names; side-by-side: one folder,"
                    + " both pictures of a pair in one file, as the public data sets of pix2pix",
            defaultValue = "\"folders\"")
        PairLayout layout,
    @Option(
            value = "folder with the pictures to translate, in any nesting; layout folders",
            location = true)
        @Nullable String inputs,
    @Option(
            value = "folder with the pictures to translate them into; layout folders",
            location = true)
        @Nullable String targets,
    @Option(value = "folder with pictures of both; layout side-by-side", location = true)
        @Nullable String path,
    @Option(
            value = "left-to-right: the left picture is the input; right-to-left: the right one",
            defaultValue = "\"left-to-right\"")
        PairDirection direction,
    @Option(value = "side of each picture in pixels", defaultValue = "64", min = 1, max = 4096)
        int size,
    @Option(value = "height in pixels; size if absent", min = 1, max = 4096)
        @Nullable Integer height,
    @Option(value = "width in pixels; size if absent", min = 1, max = 4096) @Nullable Integer width,
    @Option(
            value = "channels of the targets: 3 for colour, 1 for grey",
            defaultValue = "3",
            min = 1,
            max = 3)
        int channels,
    @Option(value = "channels of the inputs; those of the targets if absent", min = 1, max = 3)
        @Nullable Integer inputChannels,
    @Option(
            value =
                "how images of another aspect ratio are fitted: crop (the middle), pad (with background), stretch",
            defaultValue = "\"crop\"")
        Fit fit,
    @Option(
            value = "the colour behind transparent pixels and in padding: white, black",
            defaultValue = "\"white\"")
        Background background,
    @Option(
            value =
                "mirror both pictures of a pair left to right with probability 1/2, anew in every"
                    + " epoch",
            defaultValue = "false")
        boolean flip,
    @Option(
            value =
                "accept images smaller than half of the wanted size, instead of treating them as broken",
            defaultValue = "false")
        boolean allowUpscaling,
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
   * Checks the folders and the channels.
   *
   * @throws IllegalArgumentException if a folder of the layout is missing, or one of the other
   *     layout is there
   */
  public PairsConfiguration {
    Require.that(channels != 2, "channels must be 1 or 3, not 2");
    Require.that(
        inputChannels == null || inputChannels != 2, "inputChannels must be 1 or 3, not 2");
    if (layout == PairLayout.FOLDERS) {
      Require.that(inputs != null && targets != null, "folders need \"inputs\" and \"targets\"");
      Require.that(path == null, "\"path\" is for the layout side-by-side");
    } else {
      Require.that(path != null, "side-by-side needs \"path\"");
      Require.that(
          inputs == null && targets == null,
          "\"inputs\" and \"targets\" are for the layout folders");
    }
  }

  /** Of every target. */
  SampleShape target() {
    return SampleShape.image(
        channels, height == null ? size : height, width == null ? size : width);
  }

  /** Of every input. */
  SampleShape input() {
    SampleShape target = target();
    return SampleShape.image(
        inputChannels == null ? channels : inputChannels, target.height(), target.width());
  }

  /**
   * The pictures of one folder.
   *
   * @param folder its path
   * @param shape of what is read
   */
  ImageFolderConfiguration folder(String folder, SampleShape shape) {
    return new ImageFolderConfiguration(
        folder,
        shape.height(),
        shape.height(),
        shape.width(),
        shape.channels(),
        fit,
        null,
        background,
        /* flip= */ false,
        allowUpscaling,
        OnBrokenImage.FAIL,
        FolderLabels.NONE,
        Part.ALL,
        testShare);
  }
}
