package org.gan4j.inpainting.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.images.quality.StructuralSimilarity;
import org.gan4j.inpainting.DiscriminatorInput;
import org.gan4j.inpainting.InpaintingTask;
import org.gan4j.inpainting.TestTasks;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CompletionMetricsTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final SampleShape IMAGE = SampleShape.image(1, 16, 16);

  private static final int HEIGHT = 24;
  private static final int WIDTH = 20;

  /** sin(0.3 x + 0.2 y + c) · 0.8 of channel c. */
  private static float[] truth() {
    float[] image = new float[3 * HEIGHT * WIDTH];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (0.8 * Math.sin(phase(i)));
    }
    return image;
  }

  private static double phase(int i) {
    int x = i % WIDTH;
    int y = i / WIDTH % HEIGHT;
    return 0.3 * x + 0.2 * y + Math.floorDiv(i, WIDTH * HEIGHT);
  }

  /** sin(0.3 x + 0.2 y + c) · 0.7 + 0.2 cos(0.9 x (c + 1)) sin(0.5 y) of channel c. */
  private static float[] completion() {
    float[] image = new float[3 * HEIGHT * WIDTH];
    for (int i = 0; i < image.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH % HEIGHT;
      int channel = Math.floorDiv(i, WIDTH * HEIGHT);
      image[i] =
          (float)
              (0.7 * Math.sin(phase(i))
                  + 0.2 * Math.cos(0.9 * x * (channel + 1)) * Math.sin(0.5 * y));
    }
    return image;
  }

  /** Rows 6 to 17 of columns 5 to 14, and the pixel in row 2 and column 3. */
  private static boolean[] hole() {
    boolean[] hidden = new boolean[HEIGHT * WIDTH];
    for (int row = 6; row < 18; row++) {
      Arrays.fill(hidden, row * WIDTH + 5, row * WIDTH + 15, true);
    }
    hidden[2 * WIDTH + 3] = true;
    return hidden;
  }

  /**
   * Against NumPy 2.4 and SciPy 1.17 in double precision. With a, b of shape (3, 24, 20) as above,
   * A = (a + 1) / 2, B likewise, d = (A - B)[:, hole]: 100 · mean |d|, 100 · mean d², 10 · log10(1
   * / mean d²). SSIM with scipy.ndimage.correlate by the outer product of exp(-(i - 5)² / 4.5), i =
   * 0 … 10, normalized, five pixels cut off at each side. Here the images are floats: 1e-7
   * relative.
   */
  @Test
  void agreesWithNumPyOnFixedPictures() {
    HoleError error = HoleError.of(truth(), completion(), hole());

    assertThat(error.l1Percent()).isCloseTo(5.187519848437342, within(1e-5));
    assertThat(error.l2Percent()).isCloseTo(0.4049339810260916, within(1e-6));
    assertThat(error.psnr()).isCloseTo(23.926157768179376, within(1e-5));
    assertThat(
            new StructuralSimilarity(SampleShape.image(3, HEIGHT, WIDTH)).of(truth(), completion()))
        .isCloseTo(0.8976862315153941, within(1e-6));
  }

  /** The same corner: |1 - 0| + |3 - 0| where it is hidden, and |5 - 1| below the one beside it. */
  @Test
  void countsDifferencesOfHiddenPixelsToTheirNeighbours() {
    float[] image = {0, 1, 3, 5};
    Sharpness sharpness = new Sharpness(SampleShape.image(1, 2, 2));

    assertThat(sharpness.of(image, new boolean[] {true, false, false, false})).isEqualTo(4);
    assertThat(sharpness.of(image, new boolean[] {true, true, false, false})).isEqualTo(8);
    assertThat(sharpness.of(image, new boolean[] {false, false, false, true})).isZero();
  }

  @Test
  void findsNoErrorInTheTruth() {
    HoleError error = HoleError.of(truth(), truth(), hole());

    assertThat(error.l1Percent()).isZero();
    // Half a grey level: 20 · log10(510).
    assertThat(error.psnr()).isCloseTo(20 * Math.log10(510), within(1e-9));
    assertThat(new StructuralSimilarity(SampleShape.image(3, HEIGHT, WIDTH)).of(truth(), truth()))
        .isCloseTo(1, within(1e-12));
  }

  /** Images of one grey each, from -1 to 1, and a mark in the left upper corner that differs. */
  private record Greys(int size, String fingerprint, float shift) implements Dataset {
    @Override
    public SampleShape shape() {
      return IMAGE;
    }

    float grey(int index) {
      return shift + 2f * index / size - 1;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        for (int i = 0; i < IMAGE.length(); i++) {
          destination.put(grey(index));
        }
      }
    }

    @Override
    public void close() {}
  }

  private static InpaintingTask task() {
    return TestTasks.task(
        IMAGE, TestTasks.settings(TestTasks.centre(0), DiscriminatorInput.CONTENT));
  }

  /** Answers with the grey that it sees in the corner, and noise of its own. */
  private static final class Knowing implements SampleSource {
    private final double deviation;
    private int calls;

    Knowing(double deviation) {
      this.deviation = deviation;
    }

    @Override
    public INDArray draw(int count) {
      throw new UnsupportedOperationException("nobody asks for samples");
    }

    @Override
    public INDArray generate(INDArray condition) {
      RandomGenerator random = KEY.split(calls++).generator();
      INDArray answer = Nd4j.create(DataType.FLOAT, condition.size(0), 1, 8, 8);
      for (long i = 0; i < condition.size(0); i++) {
        double centre = condition.getDouble(i, 0, 0, 0);
        for (int pixel = 0; pixel < 64; pixel++) {
          answer.putScalar(
              new long[] {i, 0, pixel / 8, pixel % 8}, centre + deviation * random.nextGaussian());
        }
      }
      return answer;
    }
  }

  /**
   * 10 held-out greys a quarter of a step (0.2 / 4) above ten of the training: the nearest is 0.05
   * off, where the range is 2.
   */
  @Test
  void measuresTheGeneratorBesideBothBaselines() {
    Greys training = new Greys(10, "training", 0);
    Greys held = new Greys(10, "held out", 0.05f);
    Metric metric =
        new CompletionErrorProvider()
            .create(
                new CompletionErrorConfiguration(100, true), MetricContext.of(task(), training));
    Map<String, Double> numbers = metric.measure(Comparison.of(new Knowing(0), held), KEY);

    assertThat(numbers.get("l1Percent")).isCloseTo(0, within(1e-5));
    assertThat(numbers.get("ssim")).isCloseTo(1, within(1e-6));
    assertThat(numbers.get("nearest.l1Percent")).isCloseTo(2.5, within(1e-3));
    assertThat(numbers.get("nearest.l2Percent")).isCloseTo(0.0625, within(1e-4));
    // The mean grey is -0.1; the held-out ones are -0.95, -0.75, … 0.85: |…| has mean 0.5.
    assertThat(numbers.get("mean.l1Percent")).isCloseTo(25, within(1e-3));
    assertThat(metric.objective()).isEqualTo(new Metric.Objective("psnr", true));
  }

  @Test
  void takesNoImageForItsOwnNearest() {
    Greys training = new Greys(10, "same", 0);
    Metric metric =
        new CompletionErrorProvider()
            .create(
                new CompletionErrorConfiguration(100, true), MetricContext.of(task(), training));

    assertThat(
            metric.measure(Comparison.of(new Knowing(0), training), KEY).get("nearest.l1Percent"))
        .isCloseTo(10, within(1e-3));
  }

  /**
   * Completions that scatter normally around the truth: the truth is within two standard deviations
   * of nearly any mean of 100, and the mean is off by a tenth of a standard deviation.
   */
  @Test
  void knowsAnHonestSpread() {
    Greys data = new Greys(10, "data", 0);
    Metric metric =
        new CompletionSpreadProvider()
            .create(new CompletionSpreadConfiguration(10, 100), MetricContext.of(task(), data));
    Map<String, Double> numbers = metric.measure(Comparison.of(new Knowing(0.2), data), KEY);

    assertThat(numbers.get("within2Sigma")).isEqualTo(1);
    assertThat(numbers.get("deviation")).isCloseTo(0.2 * 127.5, within(1.0));
    assertThat(numbers.get("deviationRms")).isCloseTo(0.2 * 127.5, within(1.0));
    assertThat(numbers.get("rmse")).isCloseTo(0.02 * 127.5, within(0.5));
    // No single completion of 64 independent pixels is as near as the mean of 100.
    assertThat(numbers.get("bestNearer")).isZero();
    assertThat(numbers.get("collapsed")).isZero();
  }

  /**
   * Completions of one grey each, -0.5 or 0.5 beside the truth, or the truth itself: the best is
   * right, and the mean is off, since most are too bright. Their root mean square deviation is
   * larger than the mean one only where it differs between pixels, which it does not.
   */
  @Test
  void findsTheBestOfTheCompletions() {
    Greys data = new Greys(10, "data", 0);
    Metric metric =
        new CompletionSpreadProvider()
            .create(new CompletionSpreadConfiguration(10, 4), MetricContext.of(task(), data));
    double[] offsets = {0.5, 0.5, 0, -0.5};
    Map<String, Double> numbers = metric.measure(Comparison.of(new Shifted(offsets), data), KEY);

    assertThat(numbers.get("bestNearer")).isEqualTo(1);
    assertThat(numbers.get("rmse")).isCloseTo(0.125 * 127.5, within(1e-3));
    // √(mean of squares 0.1875 - 0.125²).
    assertThat(numbers.get("deviationRms"))
        .isCloseTo(Math.sqrt(0.1875 - 0.015625) * 127.5, within(1e-3));
  }

  /** Answers with the grey that it sees in the corner and an offset, in turn. */
  private static final class Shifted implements SampleSource {
    private final double[] offsets;
    private int calls;

    Shifted(double... offsets) {
      this.offsets = offsets;
    }

    @Override
    public INDArray draw(int count) {
      throw new UnsupportedOperationException("nobody asks for samples");
    }

    @Override
    public INDArray generate(INDArray condition) {
      INDArray answer = Nd4j.create(DataType.FLOAT, condition.size(0), 1, 8, 8);
      for (long i = 0; i < condition.size(0); i++) {
        double offset = offsets[calls++ % offsets.length];
        answer.slice(i).assign(condition.getDouble(i, 0, 0, 0) + offset);
      }
      return answer;
    }
  }

  @Test
  void reportsACollapse() {
    Greys data = new Greys(10, "data", 0);
    Metric metric =
        new CompletionSpreadProvider()
            .create(new CompletionSpreadConfiguration(5, 10), MetricContext.of(task(), data));

    assertThat(metric.measure(Comparison.of(new Knowing(1e-4), data), KEY).get("collapsed"))
        .isEqualTo(1);
  }

  @Test
  void isForInpaintingOnly() {
    Greys data = new Greys(10, "data", 0);
    assertThatThrownBy(
            () ->
                new CompletionErrorProvider()
                    .create(
                        new CompletionErrorConfiguration(5, true),
                        MetricContext.of(Mockito.mock(Task.class), data)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("choose the task inpainting");
  }
}
