package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ReconstructionErrorTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);

  /** Sample i is (i, −i); 600 of them, more than a portion. */
  private static final class Pairs implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.vector(2);
    }

    @Override
    public int size() {
      return 600;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        destination.put(index).put(-index);
      }
    }

    @Override
    public String fingerprint() {
      return "pairs";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Reconstructs every sample with an offset. */
  private record Offset(float offset, String readout) implements SampleSource {
    @Override
    public INDArray draw(int count) {
      throw new IllegalStateException("no sample is needed");
    }

    @Override
    public Optional<INDArray> readout(String name, INDArray of) {
      return name.equals(readout) ? Optional.of(of.add(offset)) : Optional.empty();
    }
  }

  private static Map<String, Double> measure(SampleSource source, int samples) {
    return new ReconstructionError(new ReconstructionErrorConfiguration(samples))
        .measure(Comparison.of(source, new Pairs()), KEY);
  }

  @Test
  void isTheRootMeanSquareDifference() {
    // Sums of integers and halves below 2^53 are exact; the roots are rounded.
    assertThat(measure(new Offset(0.5f, "reconstruction"), 10_000).get("reconstructionError"))
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void comparesWithTheMeanSample() {
    // The variance of 0 … n − 1 is (n² − 1) / 12, in both numbers of a sample.
    assertThat(measure(new Offset(0, "reconstruction"), 10_000))
        .hasEntrySatisfying(
            "meanSampleError",
            error -> assertThat(error).isCloseTo(Math.sqrt((600.0 * 600 - 1) / 12), within(1e-6)))
        .containsEntry("reconstructionError", 0.0);
  }

  @Test
  void reconstructsAsManySamplesAsAsked() {
    assertThat(measure(new Offset(0, "reconstruction"), 1)).containsEntry("meanSampleError", 0.0);
  }

  @Test
  void refusesAGameWithoutAnEncoder() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> measure(new Offset(0, "code"), 10))
        .withMessageContaining("encoder");
  }
}
