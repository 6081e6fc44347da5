package org.gan4j.datasets.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class PictureFilterTest {
  private static final SampleShape GREY = SampleShape.image(1, 6, 8);

  /** Black in the left half, white in the right one. */
  private static float[] step(SampleShape shape) {
    float[] picture = new float[shape.length()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = i % shape.width() < shape.width() / 2 ? -1 : 1;
    }
    return picture;
  }

  @Test
  void drawsOneDarkLineAlongAStep() {
    float[] edges = new PictureFilter.Edges(1, 0.04, 0.1).apply(step(GREY), GREY);

    for (int y = 0; y < 6; y++) {
      int dark = 0;
      for (int x = 0; x < 8; x++) {
        float pixel = edges[y * 8 + x];
        assertThat(pixel).isIn(-1f, 1f);
        if (pixel < 0) {
          assertThat(x).isBetween(3, 4);
          dark++;
        }
      }
      assertThat(dark).as("dark pixels in row %d", y).isEqualTo(1);
    }
  }

  @Test
  void drawsNoEdgesInAPlainPicture() {
    float[] plain = new float[GREY.length()];
    Arrays.fill(plain, 0.3f);

    assertThat(new PictureFilter.Edges(1, 0.04, 0.1).apply(plain, GREY)).containsOnly(1f);
  }

  /** The step has a slope of about 0.3 per pixel after a Gaussian of σ = 1. */
  @Test
  void drawsNoEdgesThatAreFainterThanTheThreshold() {
    assertThat(new PictureFilter.Edges(1, 0.5, 0.5).apply(step(GREY), GREY)).containsOnly(1f);
  }

  @Test
  void continuesAStrongEdgeWhereItIsFainter() {
    // The contrast of the step falls from 1 in the first row to 0.17 in the last one.
    float[] fading = step(GREY);
    for (int i = 0; i < fading.length; i++) {
      int row = i / 8;
      fading[i] *= 1 - row * 0.166f;
    }
    long connected = dark(new PictureFilter.Edges(1, 0.02, 0.25).apply(fading, GREY));
    long strong = dark(new PictureFilter.Edges(1, 0.25, 0.25).apply(fading, GREY));

    assertThat(connected).isEqualTo(6);
    assertThat(strong).isBetween(1L, 4L);
  }

  private static long dark(float... edges) {
    long count = 0;
    for (float pixel : edges) {
      count += pixel < 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void refusesThresholdsInTheWrongOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PictureFilter.Edges(1, 0.2, 0.1));
  }

  /** BT.601: 0.299, 0.587 and 0.114 of the range, from -1 to 1. */
  @Test
  void takesTheLumaOfColours() {
    SampleShape colour = SampleShape.image(3, 1, 4);
    float[] picture = {1, -1, -1, 1, -1, 1, -1, 1, -1, -1, 1, 1};

    assertThat(new PictureFilter.Grey().apply(picture, colour))
        .containsExactly(new float[] {-0.402f, 0.174f, -0.772f, 1}, within(1e-6f));
  }

  private static Offset<Float> within(float tolerance) {
    return Assertions.within(tolerance);
  }

  @Test
  void keepsMeansAndLosesDetailsInLowResolution() {
    SampleShape shape = SampleShape.image(1, 16, 16);
    float[] board = new float[256];
    for (int i = 0; i < 256; i++) {
      board[i] = (i / 16 + i) % 2 == 0 ? -1 : 1;
    }
    float[] low = new PictureFilter.LowResolution(4).apply(board, shape);

    assertThat(low).hasSize(256);
    for (float pixel : low) {
      assertThat(Math.abs(pixel)).isLessThan(0.1f);
    }
  }

  @Test
  void refusesAFactorThatDoesNotDivide() {
    assertThatThrownBy(
            () -> new PictureFilter.LowResolution(4).output(SampleShape.image(3, 30, 32)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("3×30×32 cannot be reduced by 4");
  }

  @Test
  void masksWhatDiffersFromTheCorners() {
    SampleShape shape = SampleShape.image(3, 3, 3);
    float[] picture = new float[27];
    Arrays.fill(picture, 0.9f);
    picture[9 + 4] = 0.5f;

    assertThat(new PictureFilter.Mask(0.1).apply(picture, shape))
        .containsExactly(-1, -1, -1, -1, 1, -1, -1, -1, -1);
  }

  @Test
  void dilatesAndErodesBySquares() {
    SampleShape shape = SampleShape.image(1, 5, 5);
    float[] point = new float[25];
    Arrays.fill(point, -1);
    point[12] = 1;
    float[] square = new PictureFilter.Dilated(1).apply(point, shape);

    assertThat(dark(square)).isEqualTo(16);
    assertThat(square[6]).isEqualTo(1);
    assertThat(square[18]).isEqualTo(1);
    assertThat(new PictureFilter.Eroded(1).apply(square, shape)).containsExactly(point);
  }
}
