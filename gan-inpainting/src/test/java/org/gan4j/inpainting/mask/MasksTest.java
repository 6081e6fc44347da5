package org.gan4j.inpainting.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;
import org.gan4j.inpainting.InpaintingTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What holds of every mask, for many keys and shapes; and what each promises of its own. */
class MasksTest {
  private static final int DRAWS = 200;
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final List<SampleShape> SHAPES =
      List.of(
          SampleShape.image(1, 28, 28),
          SampleShape.image(3, 64, 64),
          SampleShape.image(3, 9, 20),
          SampleShape.image(1, 5, 4));

  @TempDir private Path folder;

  static Stream<ConfiguredProvider<MaskProvider<?>>> masks() {
    return Stream.of(
        new ConfiguredProvider<>(new CentreMaskProvider(), new CentreMaskConfiguration(0.25, 0)),
        new ConfiguredProvider<>(new CentreMaskProvider(), new CentreMaskConfiguration(0.9, 0)),
        new ConfiguredProvider<>(
            new HalfMaskProvider(), new HalfMaskConfiguration(HalfMaskConfiguration.Side.LEFT)),
        new ConfiguredProvider<>(
            new HalfMaskProvider(), new HalfMaskConfiguration(HalfMaskConfiguration.Side.BOTTOM)),
        new ConfiguredProvider<>(
            new RandomRectangleMaskProvider(), new RandomRectangleMaskConfiguration(0.3, 1)),
        new ConfiguredProvider<>(
            new RandomBlocksMaskProvider(), new RandomBlocksMaskConfiguration(5, 0.25, 1)),
        new ConfiguredProvider<>(
            new RandomRegionMaskProvider(), new RandomRegionMaskConfiguration(0.2, 0.3, 0.13, 0)),
        new ConfiguredProvider<>(
            new RandomRegionMaskProvider(), new RandomRegionMaskConfiguration(0.99, 0.99, 1, 0)),
        new ConfiguredProvider<>(
            new FreeFormMaskProvider(), new FreeFormMaskConfiguration(0.2, 8, 0.3, 0.15, 1)),
        new ConfiguredProvider<>(
            new FreeFormMaskProvider(), new FreeFormMaskConfiguration(0.99, 1, 1, 1, 0)));
  }

  private static boolean[] draw(Mask mask, SampleShape image, RandomKey key) {
    boolean[] hidden = new boolean[image.height() * image.width()];
    mask.draw(key, hidden);
    return hidden;
  }

  @ParameterizedTest
  @MethodSource("masks")
  void hidesSomethingAndNotEverythingWithinItsRegion(ConfiguredProvider<MaskProvider<?>> chosen) {
    for (SampleShape image : SHAPES) {
      Mask mask = ConfiguredProvider.create(chosen, MaskContext.of(image));
      assertThat(new Region(0, 0, image.height(), image.width()).contains(mask.region())).isTrue();
      for (int i = 0; i < DRAWS; i++) {
        boolean[] hidden = draw(mask, image, KEY.split(i));
        assertThat(InpaintingTask.count(hidden)).isBetween(1, hidden.length - 1);
        for (int pixel = 0; pixel < hidden.length; pixel++) {
          if (hidden[pixel]) {
            assertThat(mask.region().contains(pixel / image.width(), pixel % image.width()))
                .isTrue();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("masks")
  void isAFunctionOfTheKey(ConfiguredProvider<MaskProvider<?>> chosen) {
    SampleShape image = SampleShape.image(3, 64, 64);
    Mask mask = ConfiguredProvider.create(chosen, MaskContext.of(image));
    Set<String> different = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      boolean[] hidden = draw(mask, image, KEY.split(i));
      assertThat(draw(mask, image, KEY.split(i))).isEqualTo(hidden);
      different.add(Arrays.toString(hidden));
    }
    if (mask.isFixed()) {
      assertThat(different).hasSize(1);
    } else {
      assertThat(different).hasSizeGreaterThan(DRAWS / 2);
    }
  }

  @Test
  void keepsABorder() {
    SampleShape image = SampleShape.image(1, 28, 28);
    Region inside = new Region(6, 6, 16, 16);
    List<ConfiguredProvider<MaskProvider<?>>> bordered =
        List.of(
            new ConfiguredProvider<>(
                new RandomRectangleMaskProvider(), new RandomRectangleMaskConfiguration(0.25, 6)),
            new ConfiguredProvider<>(
                new RandomBlocksMaskProvider(), new RandomBlocksMaskConfiguration(4, 0.3, 6)),
            new ConfiguredProvider<>(
                new RandomRegionMaskProvider(),
                new RandomRegionMaskConfiguration(0.2, 0.3, 0.2, 6)),
            new ConfiguredProvider<>(
                new FreeFormMaskProvider(), new FreeFormMaskConfiguration(0.2, 5, 0.3, 0.2, 6)));
    for (ConfiguredProvider<MaskProvider<?>> chosen : bordered) {
      Mask mask = ConfiguredProvider.create(chosen, MaskContext.of(image));
      for (int i = 0; i < DRAWS; i++) {
        boolean[] hidden = draw(mask, image, KEY.split(i));
        for (int pixel = 0; pixel < hidden.length; pixel++) {
          assertThat(!hidden[pixel] || inside.contains(pixel / 28, pixel % 28)).isTrue();
        }
      }
    }
  }

  /** Shares are whole pixels: half a pixel of the 4,096 is lost to rounding, and rows of sides. */
  @Test
  void hidesTheShareThatIsAsked() {
    SampleShape image = SampleShape.image(3, 64, 64);
    Mask rectangle =
        new RandomRectangleMaskProvider()
            .create(new RandomRectangleMaskConfiguration(0.25, 0), MaskContext.of(image));
    Mask blocks =
        new RandomBlocksMaskProvider()
            .create(new RandomBlocksMaskConfiguration(5, 0.25, 0), MaskContext.of(image));
    Mask region =
        new RandomRegionMaskProvider()
            .create(new RandomRegionMaskConfiguration(0.2, 0.3, 0.13, 0), MaskContext.of(image));
    Mask strokes =
        new FreeFormMaskProvider()
            .create(new FreeFormMaskConfiguration(0.2, 8, 0.3, 0.15, 0), MaskContext.of(image));
    for (int i = 0; i < DRAWS; i++) {
      RandomKey key = KEY.split(i);
      assertThat(InpaintingTask.count(draw(rectangle, image, key))).isEqualTo(32 * 32);
      assertThat(InpaintingTask.count(draw(blocks, image, key))).isBetween(14 * 14, 1024);
      assertThat(InpaintingTask.count(draw(region, image, key))).isBetween(819, 1229);
      assertThat(InpaintingTask.count(draw(strokes, image, key))).isEqualTo(819);
    }
  }

  @Test
  void shrinksTheCentreByTheOverlapOnly() {
    SampleShape image = SampleShape.image(3, 128, 128);
    Mask mask =
        new CentreMaskProvider()
            .create(new CentreMaskConfiguration(0.25, 4), MaskContext.of(image));

    assertThat(mask.region()).isEqualTo(new Region(32, 32, 64, 64));
    assertThat(InpaintingTask.count(draw(mask, image, KEY))).isEqualTo(56 * 56);
  }

  /** Smooth shapes: neighbours are mostly alike, where independent pixels would be in 62 %. */
  @Test
  void drawsRegionsThatHangTogether() {
    SampleShape image = SampleShape.image(3, 64, 64);
    Mask region =
        new RandomRegionMaskProvider()
            .create(new RandomRegionMaskConfiguration(0.25, 0.25, 0.13, 0), MaskContext.of(image));
    int alike = 0;
    int pairs = 0;
    for (int i = 0; i < 20; i++) {
      boolean[] hidden = draw(region, image, KEY.split(i));
      for (int pixel = 0; pixel + 1 < hidden.length; pixel++) {
        if ((pixel + 1) % 64 != 0) {
          pairs++;
          alike += hidden[pixel] == hidden[pixel + 1] ? 1 : 0;
        }
      }
    }
    assertThat((double) alike / pairs).isGreaterThan(0.9);
  }

  @Test
  void readsWhatIsWhiteInAFile() throws IOException {
    Path file = picture(6, 4, 1, 2, 3, 1);
    Mask mask = file(file, SampleShape.image(3, 4, 6));

    assertThat(mask.region()).isEqualTo(new Region(2, 1, 1, 3));
    assertThat(InpaintingTask.count(draw(mask, SampleShape.image(3, 4, 6), KEY))).isEqualTo(3);
  }

  @Test
  void refusesFilesThatDoNotFit() throws IOException {
    Path good = picture(6, 4, 1, 2, 3, 1);
    assertThatThrownBy(() -> file(good, SampleShape.image(1, 6, 4)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("the mask is 6×4, and the images are 4×6");
    Path black = picture(6, 4, 0, 0, 0, 0);
    assertThatThrownBy(() -> file(black, SampleShape.image(1, 4, 6)))
        .hasMessageContaining("hides nothing");
    Path white = picture(6, 4, 0, 0, 6, 4);
    assertThatThrownBy(() -> file(white, SampleShape.image(1, 4, 6)))
        .hasMessageContaining("hides everything");
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertThatThrownBy(() -> file(text, SampleShape.image(1, 4, 6)))
        .hasMessageContaining("not a picture");
    assertThatThrownBy(() -> file(folder.resolve("none.png"), SampleShape.image(1, 4, 6)))
        .hasMessageContaining("no such file");
  }

  @Test
  void refusesSettingsThatLeaveNothing() {
    SampleShape image = SampleShape.image(1, 28, 28);
    assertThatThrownBy(
            () ->
                new CentreMaskProvider()
                    .create(new CentreMaskConfiguration(0.25, 7), MaskContext.of(image)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("leaves nothing hidden");
    assertThatThrownBy(
            () ->
                new RandomBlocksMaskProvider()
                    .create(new RandomBlocksMaskConfiguration(1, 0.2, 14), MaskContext.of(image)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("leaves nothing to hide");
    assertThatThrownBy(() -> new RandomRegionMaskConfiguration(0.4, 0.3, 0.1, 0))
        .hasMessageContaining("minimumShare");
  }

  @Test
  void isCreatedFromWhatTheCheckpointKeptOfAFile() throws IOException {
    SampleShape image = SampleShape.image(1, 8, 12);
    Path picture = picture(12, 8, 3, 2, 5, 4);
    Mask fromFile = file(picture, image);
    Files.delete(picture);
    FileMaskConfiguration configuration = new FileMaskConfiguration(picture.toString());

    Mask kept =
        new FileMaskProvider().create(configuration, MaskContext.of(image, fromFile.kept()));

    boolean[] expected = new boolean[8 * 12];
    boolean[] actual = new boolean[8 * 12];
    fromFile.draw(RandomKey.ofSeed(1), expected);
    kept.draw(RandomKey.ofSeed(2), actual);
    assertThat(actual).isEqualTo(expected).contains(true);
    assertThat(kept.region()).isEqualTo(fromFile.region()).isEqualTo(new Region(2, 3, 4, 5));
    assertThat(kept.kept()).isEqualTo(fromFile.kept());
    assertThat(kept.isFixed()).isTrue();
    // Without what was kept, as in a new training, the file is read.
    assertThatThrownBy(() -> file(picture, image)).hasMessageContaining("no such file");
  }

  @Test
  void refusesAKeptMaskOfOtherImages() throws IOException {
    SampleShape image = SampleShape.image(1, 8, 12);
    Map<String, INDArray> kept = file(picture(12, 8, 3, 2, 5, 4), image).kept();
    MaskContext turned = MaskContext.of(SampleShape.image(1, 12, 8), kept);
    MaskContext nothing =
        MaskContext.of(image, Map.of("pixels", Nd4j.zeros(DataType.FLOAT, 8, 12)));

    for (MaskContext context : List.of(turned, nothing)) {
      assertThatThrownBy(
              () -> new FileMaskProvider().create(new FileMaskConfiguration("m.png"), context))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("the mask in the checkpoint");
    }
  }

  private Mask file(Path path, SampleShape image) {
    return new FileMaskProvider()
        .create(new FileMaskConfiguration(path.toString()), MaskContext.of(image));
  }

  /** A black picture with a white rectangle. */
  private Path picture(int width, int height, int x, int y, int w, int h) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = y; row < y + h; row++) {
      for (int column = x; column < x + w; column++) {
        picture.setRGB(column, row, 0xFFFFFF);
      }
    }
    Path file = folder.resolve("mask-%d-%d-%d.png".formatted(w, h, x));
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }
}
