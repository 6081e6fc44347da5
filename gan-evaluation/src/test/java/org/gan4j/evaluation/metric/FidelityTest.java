package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.testkit.Defaults;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class FidelityTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final SampleShape GREY = SampleShape.image(1, 16, 18);
  private static final SampleShape COLOUR = SampleShape.image(3, 16, 18);

  /** Every pixel has level 100 plus the sample's index. */
  private record Plain(SampleShape shape, int size) implements Dataset {
    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        for (int i = 0; i < shape.length(); i++) {
          destination.put(number(100 + index));
        }
      }
    }

    @Override
    public String fingerprint() {
      return "plain";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static float number(double level) {
    return (float) (level / 127.5 - 1);
  }

  /** The condition is the truth, and an answer without training is 20 levels too bright. */
  private record Copies(SampleShape generated) implements Task {
    @Override
    public SampleShape generatorCondition() {
      return generated;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      return new Round() {
        @Override
        public INDArray real() {
          return batch.samples();
        }

        @Override
        public INDArray generatorCondition() {
          return batch.samples();
        }

        @Override
        public Map<String, INDArray> baselines() {
          return Map.of("bright", batch.samples().add(20 / 127.5));
        }
      };
    }
  }

  /** Answers that are too bright in all channels, by levels. */
  private record Brighter(double levels) implements SampleSource {
    @Override
    public INDArray draw(int count) {
      throw new IllegalStateException("no sample is needed");
    }

    @Override
    public INDArray generate(INDArray condition) {
      return condition.add(levels / 127.5);
    }
  }

  private static Map<String, Double> measure(
      SampleShape shape, FidelityConfiguration settings, SampleSource source) {
    Plain data = new Plain(shape, 100);
    Metric metric =
        new FidelityProvider().create(settings, MetricContext.of(new Copies(shape), data));
    assertThat(metric.objective()).isEqualTo(new Metric.Objective("psnr", true));
    return metric.measure(Comparison.of(source, data), KEY);
  }

  private static double decibels(double levels) {
    return 20 * Math.log10(255 / levels);
  }

  @Test
  void measuresAConstantDifference() {
    Map<String, Double> numbers =
        measure(GREY, new FidelityConfiguration(1000, 0, true), new Brighter(10));

    // Levels as floats in [-1, 1] are off by 1e-7, of differences of 0.1.
    assertThat(numbers.get("psnr")).isCloseTo(decibels(10), within(1e-4));
    assertThat(numbers.get("bright.psnr")).isCloseTo(decibels(20), within(1e-4));
    assertThat(numbers).containsOnlyKeys("psnr", "ssim", "bright.psnr", "bright.ssim");
    // Without structure, SSIM is its luminance term: Wang et al. 2004, equation 6.
    double sum = 0;
    for (int level = 100; level < 200; level++) {
      double x = level / 255.0;
      double y = (level + 10) / 255.0;
      sum += (2 * x * y + 1e-4) / (x * x + y * y + 1e-4);
    }
    assertThat(numbers.get("ssim")).isCloseTo(sum / 100, within(1e-5));
  }

  /** A difference of equal parts of red, green and blue is 219 / 255 of it in luma. */
  @Test
  void measuresTheLumaOfColours() {
    Map<String, Double> numbers =
        measure(COLOUR, new FidelityConfiguration(50, 2, false), new Brighter(10));

    assertThat(numbers).containsOnlyKeys("psnr", "ssim", "psnrLuma", "ssimLuma");
    assertThat(numbers.get("psnr")).isCloseTo(decibels(10), within(1e-4));
    assertThat(numbers.get("psnrLuma")).isCloseTo(decibels(10 * 219 / 255.0), within(1e-4));
  }

  @Test
  void roundsAnswersToTheLevelsOfAFile() {
    FidelityConfiguration settings = new FidelityConfiguration(10, 0, false);

    // Equal images count as half a level apart.
    assertThat(measure(GREY, settings, new Brighter(0.4)).get("psnr"))
        .isCloseTo(decibels(0.5), within(1e-6));
  }

  @Test
  void leavesTheBorderOut() {
    SampleSource frame =
        new SampleSource() {
          @Override
          public INDArray draw(int count) {
            throw new IllegalStateException("no sample is needed");
          }

          @Override
          public INDArray generate(INDArray condition) {
            INDArray answer = condition.dup();
            for (int i = 0; i < answer.size(0); i++) {
              answer.putScalar(new int[] {i, 0, 1, 5}, -1);
              answer.putScalar(new int[] {i, 0, 7, 16}, -1);
            }
            return answer;
          }
        };

    assertThat(measure(GREY, new FidelityConfiguration(10, 2, false), frame).get("psnr"))
        .isCloseTo(decibels(0.5), within(1e-6));
    assertThat(measure(GREY, new FidelityConfiguration(10, 1, false), frame).get("psnr"))
        .isLessThan(40);
  }

  @Test
  void needsAnswersToConditionsThatAreLargeEnough() {
    FidelityProvider provider = new FidelityProvider();
    FidelityConfiguration settings = Defaults.of(FidelityConfiguration.class);
    Task unconditional =
        new Task() {
          @Override
          public SampleShape generated() {
            return GREY;
          }

          @Override
          public Round round(Batch batch, RandomKey key) {
            throw new IllegalStateException("no round is needed");
          }
        };
    for (Task task : List.of(unconditional, new Copies(SampleShape.image(1, 10, 16)))) {
      MetricContext context = MetricContext.of(task, new Plain(task.generated(), 5));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> provider.create(settings, context));
    }
    assertThat(provider.judgesByDefault(MetricContext.of(new Copies(GREY), new Plain(GREY, 5))))
        .isTrue();
    assertThat(provider.judgesByDefault(MetricContext.of(unconditional, new Plain(GREY, 5))))
        .isFalse();
  }
}
