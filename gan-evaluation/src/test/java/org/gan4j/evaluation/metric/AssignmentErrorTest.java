package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.SharedComparison.Noted;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AssignmentErrorTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);

  /** Sample i is the number i, of class i mod 3. */
  private record Numbers(int size) implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.vector(1);
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        destination.put(index);
      }
    }

    @Override
    public List<String> classes() {
      return List.of("a", "b", "c");
    }

    @Override
    public int label(int index) {
      return index % 3;
    }

    @Override
    public String fingerprint() {
      return "numbers";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** A code that is a permutation of the classes, but wrong for every number below a bound. */
  private record Codes(int wrong) implements SampleSource {
    @Override
    public INDArray draw(int count) {
      throw new IllegalStateException("no sample is needed");
    }

    @Override
    public Optional<INDArray> readout(String readout, INDArray of) {
      if (!readout.equals("code")) {
        return Optional.empty();
      }
      INDArray scores = Nd4j.zeros(of.size(0), 3);
      for (int row = 0; row < of.size(0); row++) {
        int number = of.getInt(row, 0);
        int code = (number % 3 + 1) % 3;
        scores.putScalar(row, number < wrong ? (code + 1) % 3 : code, 1);
      }
      return Optional.of(scores);
    }
  }

  private static Map<String, Double> measure(int samples, int wrong) {
    Metric metric = new AssignmentError(new AssignmentErrorConfiguration("code", samples));
    return metric.measure(Comparison.of(new Codes(wrong), new Numbers(600)), KEY);
  }

  @Test
  void saysThatThereAreFewerSamplesThanItAsksFor() {
    Metric metric = new AssignmentError(new AssignmentErrorConfiguration("code", 601));

    assertThat(warnings(metric, 601)).isEmpty();
    assertThat(warnings(metric, 600))
        .containsExactly("assignment-error asks for 601 samples, and the data have 600");
  }

  private static List<String> warnings(Metric metric, int samples) {
    Dataset data = new Numbers(samples);
    Noted comparison = SharedComparison.of(data, data, data).forMetric(new Codes(0));
    metric.measure(comparison, KEY);
    return comparison.used().warnings();
  }

  @Test
  void isZeroForAPermutationOfTheClasses() {
    assertThat(measure(10_000, 0)).containsEntry("assignmentError", 0.0);
  }

  @Test
  void countsTheSamplesWithAnotherCode() {
    // 90 of 600 samples, a number that is exact in binary but for the last place.
    assertThat(measure(10_000, 90).get("assignmentError"))
        .isCloseTo(0.15, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void looksAtAsManySamplesAsAsked() {
    assertThat(measure(60, 600).get("assignmentError")).isZero();
  }

  @Test
  void refusesAGameWithoutTheReadout() {
    Metric metric = new AssignmentError(new AssignmentErrorConfiguration("style", 10));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> metric.measure(Comparison.of(new Codes(0), new Numbers(60)), KEY))
        .withMessageContaining("style");
  }
}
