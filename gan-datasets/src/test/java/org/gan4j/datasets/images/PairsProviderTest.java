package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.datasets.ReadPairs;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.gan4j.testkit.DatasetContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsProviderTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);

  @TempDir private Path folder;

  /** The target of a pair is its input in other colours: blue where that is red. */
  @BeforeEach
  void drawPairs() throws IOException {
    for (int i = 0; i < 6; i++) {
      BufferedImage input = Pictures.noise(6, 6, i);
      BufferedImage target = new BufferedImage(6, 6, BufferedImage.TYPE_INT_RGB);
      BufferedImage both = new BufferedImage(12, 6, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 36; pixel++) {
        int rgb = input.getRGB(pixel % 6, pixel / 6);
        target.setRGB(pixel % 6, pixel / 6, rgb >> 16 & 255);
        both.setRGB(pixel % 6, pixel / 6, rgb);
        both.setRGB(6 + pixel % 6, pixel / 6, rgb >> 16 & 255);
      }
      String place = "p" + i + "/";
      Pictures.write(folder, "a/" + place + i + ".png", input);
      Pictures.write(folder, "b/" + place + i + ".bmp", target);
      Pictures.write(folder, "both/" + place + i + ".png", both);
    }
  }

  private static PairsConfiguration folders(
      @Nullable Integer inputChannels, boolean flip, Part split) {
    return new PairsConfiguration(
        PairLayout.FOLDERS,
        "a",
        "b",
        null,
        PairDirection.LEFT_TO_RIGHT,
        6,
        null,
        null,
        3,
        inputChannels,
        Fit.CROP,
        Background.WHITE,
        flip,
        false,
        split,
        0.5);
  }

  private static PairsConfiguration sideBySide(PairDirection direction, int inputChannels) {
    return new PairsConfiguration(
        PairLayout.SIDE_BY_SIDE,
        null,
        null,
        "both",
        direction,
        6,
        null,
        null,
        3,
        inputChannels,
        Fit.CROP,
        Background.WHITE,
        false,
        false,
        Part.ALL,
        0.5);
  }

  private Dataset open(PairsConfiguration configuration) {
    return new PairsProvider()
        .create(configuration, DatasetContext.of(folder, folder.resolve("cache"), KEY));
  }

  @Nested
  class Folders extends DatasetContract<PairsConfiguration> {
    @Override
    protected PairsProvider provider() {
      return new PairsProvider();
    }

    @Override
    protected PairsConfiguration configuration() {
      return folders(1, true, Part.ALL);
    }

    @Override
    protected Path workingDirectory() {
      return folder;
    }
  }

  @Nested
  class SideBySide extends DatasetContract<PairsConfiguration> {
    @Override
    protected PairsProvider provider() {
      return new PairsProvider();
    }

    @Override
    protected PairsConfiguration configuration() {
      return sideBySide(PairDirection.LEFT_TO_RIGHT, 3);
    }

    @Override
    protected Path workingDirectory() {
      return folder;
    }
  }

  private static ReadPairs read(Dataset dataset, RandomKey key, int index) {
    return ReadPairs.of(dataset, key, index);
  }

  /** Whether the blue of one is the red of the other one. */
  private static void assertPair(float[] input, float[] target) {
    for (int pixel = 0; pixel < 36; pixel++) {
      assertThat(target[72 + pixel]).isEqualTo(input[pixel]);
      assertThat(target[pixel]).isEqualTo(-1);
    }
  }

  @Test
  void findsPartnersByNameWhateverTheirFormat() {
    try (Dataset dataset = open(folders(null, false, Part.ALL))) {
      assertThat(dataset.size()).isEqualTo(6);
      for (int i = 0; i < 6; i++) {
        ReadPairs pair = read(dataset, KEY, i);
        assertPair(pair.inputs(), pair.samples());
      }
    }
  }

  @Test
  void mirrorsBothPicturesOfAPair() {
    try (Dataset dataset = open(folders(null, true, Part.ALL))) {
      Set<Float> corners = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        ReadPairs pair = read(dataset, KEY.split(i), 0);
        assertPair(pair.inputs(), pair.samples());
        corners.add(pair.inputs()[0]);
      }
      assertThat(corners).hasSize(2);
    }
  }

  @Test
  void splitsByFoldersAndKeepsPartners() {
    try (Dataset train = open(folders(null, false, Part.TRAIN));
        Dataset test = open(folders(null, false, Part.TEST))) {
      assertThat(train.size()).isPositive();
      assertThat(test.size()).isPositive().isEqualTo(6 - train.size());
      assertThat(train.fingerprint()).isNotEqualTo(test.fingerprint());
      assertThat(read(train, KEY, 0).inputs()).isNotEqualTo(read(test, KEY, 0).inputs());
      for (int i = 0; i < test.size(); i++) {
        ReadPairs pair = read(test, KEY, i);
        assertPair(pair.inputs(), pair.samples());
      }
    }
  }

  @Test
  void cutsPicturesThatAreSideBySide() {
    try (Dataset dataset = open(sideBySide(PairDirection.LEFT_TO_RIGHT, 3));
        Dataset reversed = open(sideBySide(PairDirection.RIGHT_TO_LEFT, 3))) {
      for (int i = 0; i < 6; i++) {
        ReadPairs pair = read(dataset, KEY, i);
        assertPair(pair.inputs(), pair.samples());
        assertThat(read(reversed, KEY, i).inputs()).isEqualTo(pair.samples());
        assertThat(read(reversed, KEY, i).samples()).isEqualTo(pair.inputs());
      }
    }
  }

  @Test
  void takesGreyInputsOfColourTargets() {
    try (Dataset dataset = open(sideBySide(PairDirection.LEFT_TO_RIGHT, 1))) {
      assertThat(dataset.arrays())
          .containsEntry(Batch.INPUT, SampleShape.image(1, 6, 6))
          .containsEntry(Batch.SAMPLES, SampleShape.image(3, 6, 6));
      float[] colour;
      try (Dataset inColour = open(sideBySide(PairDirection.LEFT_TO_RIGHT, 3))) {
        colour = read(inColour, KEY, 2).inputs();
      }
      float[] grey = read(dataset, KEY, 2).inputs();
      for (int pixel = 0; pixel < 36; pixel++) {
        double luma =
            0.299 * colour[pixel] + 0.587 * colour[36 + pixel] + 0.114 * colour[72 + pixel];
        // Rounding of float32.
        assertThat((double) grey[pixel]).isCloseTo(luma, within(1e-6));
      }
    }
  }

  @Test
  void namesPicturesWithoutAPartner() throws IOException {
    Files.delete(folder.resolve("b/p0/0.bmp"));
    Files.delete(folder.resolve("a/p4/4.png"));

    assertThatThrownBy(() -> open(folders(null, false, Part.ALL)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining(
            "pictures without a partner: 1 of 5 inputs (p0/0.png); 1 of 5 targets (p4/4.bmp)");
  }

  @Test
  void namesTheFirstOfManyWithoutAPartner() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.delete(folder.resolve("b/p" + i + "/" + i + ".bmp"));
    }

    assertThatThrownBy(() -> open(folders(null, false, Part.ALL)))
        .hasMessageContaining("5 of 6 inputs (p0/0.png, p1/1.png, p2/2.png, …)");
  }

  @Test
  void refusesTwoPicturesOfOneName() throws IOException {
    Files.copy(folder.resolve("a/p0/0.png"), folder.resolve("a/p0/0.jpg"));

    assertThatThrownBy(() -> open(folders(null, false, Part.ALL)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("two pictures are called p0/0");
  }

  @Test
  void refusesSettingsOfTheOtherLayout() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PairsConfiguration(
                    PairLayout.SIDE_BY_SIDE,
                    "a",
                    "b",
                    null,
                    PairDirection.LEFT_TO_RIGHT,
                    6,
                    null,
                    null,
                    3,
                    null,
                    Fit.CROP,
                    Background.WHITE,
                    false,
                    false,
                    Part.ALL,
                    0.1))
        .withMessageContaining("side-by-side needs \"path\"");
  }
}
