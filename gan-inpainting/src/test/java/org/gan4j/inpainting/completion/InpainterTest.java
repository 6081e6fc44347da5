package org.gan4j.inpainting.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.WholePictureMapping;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.inpainting.DiscriminatorInput;
import org.gan4j.inpainting.FakeGenerator;
import org.gan4j.inpainting.InpaintingTask;
import org.gan4j.inpainting.TestTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.nd4j.linalg.api.ndarray.INDArray;

class InpainterTest {
  private static final int SIDE = 16;

  /** Level 200 of 255. */
  private static final double OFFSET = 200 / 127.5 - 1;

  @TempDir private Path folder;

  private static Inpainter inpainter(
      int channels, ConfiguredProvider<MaskProvider<?>> mask, int latent, double slope) {
    InpaintingTask task =
        TestTasks.task(
            SampleShape.image(channels, SIDE, SIDE),
            TestTasks.settings(mask, DiscriminatorInput.CONTENT));
    return Inpainter.of(
        task, TestTasks.noise(latent), new FakeGenerator(task.generated(), OFFSET, slope));
  }

  private static Photograph picture(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(3);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          image.getRaster().setSample(column, row, band, random.nextInt(150));
        }
      }
    }
    return new Photograph(image);
  }

  /** Every pixel of the hole has level 200, and every other one is what it was. */
  private static void assertFilled(Photograph before, Photograph after, boolean[] hidden) {
    int bands = before.image().getRaster().getNumBands();
    for (int pixel = 0; pixel < hidden.length; pixel++) {
      int row = pixel / before.width();
      int column = pixel % before.width();
      for (int band = 0; band < bands; band++) {
        int expected =
            hidden[pixel] && band < before.channels()
                ? 200
                : before.image().getRaster().getSample(column, row, band);
        assertThat(after.image().getRaster().getSample(column, row, band))
            .as("band %d of (%d, %d)", band, column, row)
            .isEqualTo(expected);
      }
    }
  }

  /** With noise: the key is that of the seed. */
  @Test
  void mapsWholePicturesAsACompletionOfTheSameSeed() {
    InpaintingTask task =
        TestTasks.task(
            SampleShape.image(1, SIDE, SIDE),
            TestTasks.settings(TestTasks.centre(0), DiscriminatorInput.CONTENT));
    FakeGenerator generator = new FakeGenerator(task.generated(), OFFSET, 0.1);
    WholePictureMapping mapping = (WholePictureMapping) task.pictureMapping().orElseThrow();
    Photograph before = picture(BufferedImage.TYPE_BYTE_GRAY, 40, 24);

    INDArray mapped =
        mapping.map(before.array(), TestTasks.noise(3), generator, RandomKey.ofSeed(5));

    Completion completion =
        Inpainter.of(task, TestTasks.noise(3), generator)
            .complete(
                before,
                new Hole.Trained(),
                new CompletionOptions(WindowSelection.RESIZE, 1, 0, /* seed= */ 5));
    assertThat(mapped).isEqualTo(completion.picture().array());
    assertThat(mapped).isNotEqualTo(before.array());
  }

  @ParameterizedTest
  @CsvSource({
    "RESIZE,16,16,4",
    "RESIZE,90,41,10",
    "RESIZE,9,11,4",
    "CROP,40,30,7",
    "TILE,50,33,25",
    "TILE,33,50,12"
  })
  void fillsHolesOfAnyPictureAndKeepsAllOtherPixels(
      WindowSelection fit, int width, int height, int side) {
    Hole.Rectangle hole = new Hole.Rectangle((width - side) / 2, 1, side, side);
    for (int type :
        new int[] {
          BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR
        }) {
      Photograph before = picture(type, width, height);
      Completion completion =
          inpainter(3, TestTasks.moving(), 0, 0)
              .complete(before, hole, new CompletionOptions(fit, 1, 0, 1));
      assertFilled(before, completion.picture(), Hole.pixels(hole, height, width));
      assertThat(completion.isCollapsed()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"RESIZE,90,60,50,20,20", "CROP,30,30,11,8,8", "TILE,60,50,12,20,14"})
  void bringsAHoleToTheOnlyPlaceThatAModelFills(
      WindowSelection fit, int width, int height, int x, int w, int h) {
    Hole.Rectangle hole = new Hole.Rectangle(x, 12, w, h);
    Photograph before = picture(BufferedImage.TYPE_BYTE_GRAY, width, height);
    Completion completion =
        inpainter(1, TestTasks.centre(0), 0, 0)
            .complete(before, hole, new CompletionOptions(fit, 1, 0, 1));

    assertFilled(before, completion.picture(), Hole.pixels(hole, height, width));
  }

  /** The window reaches beyond the picture, which is mirrored there. */
  @ParameterizedTest
  @CsvSource({
    "RESIZE,1,1,8,8",
    "RESIZE,0,0,8,8",
    "RESIZE,82,52,8,8",
    "RESIZE,0,20,30,24",
    "CROP,82,0,8,8",
    "TILE,70,40,20,20"
  })
  void fillsHolesAtTheEdgeWithAModelThatFillsTheMiddle(
      WindowSelection fit, int x, int y, int w, int h) {
    Hole.Rectangle hole = new Hole.Rectangle(x, y, w, h);
    Photograph before = picture(BufferedImage.TYPE_INT_RGB, 90, 60);
    Completion completion =
        inpainter(3, TestTasks.centre(0), 0, 0)
            .complete(before, hole, new CompletionOptions(fit, 1, 0, 1));

    assertFilled(before, completion.picture(), Hole.pixels(hole, 60, 90));
  }

  @Test
  void fillsTheHoleOfTheTrainingWhereNoneIsGiven() {
    Photograph before = picture(BufferedImage.TYPE_BYTE_GRAY, 48, 32);
    for (Hole hole : List.of(new Hole.Trained(), new Hole.Centre())) {
      Completion completion =
          inpainter(1, TestTasks.centre(0), 0, 0)
              .complete(before, hole, CompletionOptions.standard());
      // Of the 32×32 in the middle, the 16×16 in the middle.
      boolean[] hidden = Hole.pixels(new Hole.Rectangle(16, 8, 16, 16), 32, 48);
      assertFilled(before, completion.picture(), hidden);
    }
  }

  /**
   * z is standard normal: of 4,000 draws, the error of σ is about σ/√8000, that of the mean σ/63.
   */
  @Test
  void findsMeanAndDeviationOfManyDraws() {
    double slope = 0.2;
    Photograph before = picture(BufferedImage.TYPE_BYTE_GRAY, SIDE, SIDE);
    Completion completion =
        inpainter(1, TestTasks.centre(0), 1, slope)
            .complete(
                before,
                new Hole.Trained(),
                new CompletionOptions(WindowSelection.RESIZE, 4000, 0, 1));

    assertThat(completion.draws()).isEqualTo(4000);
    // tanh is not in the way, but levels end at 255 only in files.
    assertThat(completion.meanDeviation()).isCloseTo(slope * 127.5, within(1.5));
    assertThat((double) completion.mean()[5 * SIDE + 5]).isCloseTo(200, within(2.0));
    assertThat(completion.deviation()[0]).isZero();
    assertThat(completion.mean()[0]).isEqualTo(before.image().getRaster().getSample(0, 0, 0));
    assertThat(completion.isCollapsed()).isFalse();
    assertThat(completion.pictures()).hasSize(16);
  }

  @Test
  void saysThatADistributionHasCollapsed() {
    Completion completion =
        inpainter(1, TestTasks.centre(0), 1, 1e-4)
            .complete(
                picture(BufferedImage.TYPE_BYTE_GRAY, SIDE, SIDE),
                new Hole.Trained(),
                CompletionOptions.standard().withDraws(50));

    assertThat(completion.isCollapsed()).isTrue();
  }

  @Test
  void drawsTheSameOfTheSameSeed() {
    Photograph before = picture(BufferedImage.TYPE_BYTE_GRAY, 30, 20);
    Inpainter inpainter = inpainter(1, TestTasks.moving(), 2, 0.3);
    CompletionOptions options = new CompletionOptions(WindowSelection.RESIZE, 5, 0, 8);
    float[] once = inpainter.complete(before, new Hole.Centre(), options).mean();

    assertThat(inpainter.complete(before, new Hole.Centre(), options).mean()).isEqualTo(once);
    CompletionOptions other = new CompletionOptions(WindowSelection.RESIZE, 5, 0, 9);
    assertThat(inpainter.complete(before, new Hole.Centre(), other).mean()).isNotEqualTo(once);
  }

  /** With a seam of 3 the outermost pixels are 3/8 of their neighbours, the next 2/8, then 1/8. */
  @Test
  void blendsTheSeamInsideOfTheHoleOnly() {
    BufferedImage black = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    Photograph before = new Photograph(black);
    Hole.Rectangle hole = new Hole.Rectangle(10, 10, 20, 20);
    Photograph after =
        inpainter(1, TestTasks.moving(), 0, 0)
            .complete(before, hole, new CompletionOptions(WindowSelection.RESIZE, 1, 3, 1))
            .picture();

    assertThat(level(after, 9, 20)).isZero();
    assertThat(level(after, 10, 20)).isEqualTo(125);
    assertThat(level(after, 11, 20)).isEqualTo(150);
    assertThat(level(after, 12, 20)).isEqualTo(175);
    assertThat(level(after, 13, 20)).isEqualTo(200);
  }

  private static int level(Photograph picture, int column, int row) {
    return picture.image().getRaster().getSample(column, row, 0);
  }

  @Test
  void refusesWhatDoesNotGoTogether() throws IOException {
    Photograph grey = picture(BufferedImage.TYPE_BYTE_GRAY, 40, 40);
    Photograph colour = picture(BufferedImage.TYPE_INT_RGB, 40, 40);
    CompletionOptions options = CompletionOptions.standard();
    assertRefused(3, grey, new Hole.Centre(), options, "the picture is grey");
    assertRefused(1, colour, new Hole.Centre(), options, "the picture is in colour");
    assertRefused(1, grey, new Hole.Centre(), options.withDraws(2), "no noise");
    assertRefused(1, grey, new Hole.Rectangle(0, 0, 40, 40), options, "hides everything");
    assertRefused(1, grey, new Hole.Rectangle(5, 5, 0, 3), options, "hides nothing");
    assertRefused(1, grey, new Hole.Rectangle(30, 5, 20, 3), options, "reaches beyond");
    assertRefused(1, grey, new Hole.Rectangle(0, 0, 30, 30), options, "does not fit");
    Path mask = folder.resolve("mask.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "png", mask.toFile());
    assertRefused(1, grey, new Hole.Drawn(mask), options, "hides nothing");
    BufferedImage dot = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY);
    dot.getRaster().setSample(3, 3, 0, 255);
    ImageIO.write(dot, "png", mask.toFile());
    assertRefused(1, grey, new Hole.Drawn(mask), options, "the mask is 9×9");
    assertThatThrownBy(() -> Inpainter.of(Mockito.mock(Task.class), TestTasks.noise(0), fake()))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("task inpainting");
  }

  private static FakeGenerator fake() {
    return new FakeGenerator(SampleShape.image(1, 2, 2), 0, 0);
  }

  private static void assertRefused(
      int channels, Photograph picture, Hole hole, CompletionOptions options, String message) {
    Inpainter inpainter = inpainter(channels, TestTasks.centre(0), 0, 0);
    assertThatThrownBy(() -> inpainter.complete(picture, hole, options))
        .isInstanceOfSatisfying(
            GanException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(GanException.Kind.USAGE))
        .hasMessageContaining(message);
  }

  @Test
  void writesPicturesAndArrays() throws IOException {
    Completion completion =
        inpainter(1, TestTasks.centre(0), 1, 0.1)
            .complete(
                picture(BufferedImage.TYPE_BYTE_GRAY, 20, 24),
                new Hole.Centre(),
                CompletionOptions.standard().withDraws(30));
    List<Path> files = new CompletionFiles(folder).write(completion, "seven");

    assertThat(files)
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactly(
            "seven-completed.png",
            "seven-draws.png",
            "seven-mean.png",
            "seven-deviation.png",
            "seven-mean.npy",
            "seven-deviation.npy");
    assertThat(ImageIO.read(files.get(1).toFile()).getWidth()).isEqualTo(8 * 20);
    byte[] npy = Files.readAllBytes(files.get(5));
    // https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
    assertThat(npy).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    int header = 10 + ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    assertThat(header % 64).isZero();
    assertThat(new String(npy, 10, header - 10, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 24, 20,), }")
        .endsWith("\n");
    assertThat(npy).hasSize(header + 4 * 24 * 20);
    assertThat(
            ByteBuffer.wrap(npy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat(header + 4 * (12 * 20 + 10)))
        .isEqualTo(completion.deviation()[12 * 20 + 10]);
  }

  @Test
  void refusesFilesThatAreNoPictures() throws IOException {
    Path text = Files.writeString(folder.resolve("a.png"), "text");
    assertThatThrownBy(() -> Photograph.read(text)).hasMessageContaining("not a picture");
    assertThatThrownBy(() -> Photograph.read(folder.resolve("b.png")))
        .hasMessageContaining("no such picture");
    Path deep = folder.resolve("c.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_USHORT_GRAY), "png", deep.toFile());
    assertThatThrownBy(() -> Photograph.read(deep)).hasMessageContaining("more than 256 levels");
  }

  @Test
  void readsTheTextOfAMask() {
    assertThat(Hole.parse("centre")).isEqualTo(new Hole.Centre());
    assertThat(Hole.parse("1,2, 3,4")).isEqualTo(new Hole.Rectangle(1, 2, 3, 4));
    assertThat(Hole.parse("a,b.png")).isEqualTo(new Hole.Drawn(Path.of("a,b.png")));
    assertThatThrownBy(() -> Hole.parse("1,2,3,99999999999")).isInstanceOf(GanException.class);
  }
}
