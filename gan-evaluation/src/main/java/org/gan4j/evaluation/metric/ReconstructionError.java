package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How well an encoder inverts the generator on data: the root of the mean square of x − G(E(x)),
 * over all samples and their numbers, in units of the data (images are in [−1, 1]). Beside it
 * stands the error of the mean of the same samples, which needs no encoder.
 */
final class ReconstructionError implements Metric {
  static final String NAME = "reconstruction-error";
  static final String READOUT = "reconstruction";
  private static final String ERROR = "reconstructionError";
  private static final String MEAN_ERROR = "meanSampleError";

  private final ReconstructionErrorConfiguration configuration;

  ReconstructionError(ReconstructionErrorConfiguration configuration) {
    this.configuration = configuration;
  }

  static GanException noEncoder() {
    return GanException.usage(
        "the game has no readout \"" + READOUT + "\": it trains no encoder",
        NAME,
        "choose the game bi-gan, or leave the metric out");
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSource samples = comparison.generator();
    Dataset reference = comparison.reference();
    ReferencePortions.warnings(NAME, configuration.samples(), reference).forEach(comparison::warn);
    int length = Math.toIntExact(reference.shape().length());
    double[] sum = new double[length];
    double[] squares = {0, 0};
    int[] count = {0};
    ReferencePortions.of(reference, configuration.samples(), key)
        .forEach(
            (batch, indices) -> {
              try (INDArray made = samples.readout(READOUT, batch).orElseThrow(() -> noEncoder())) {
                add(sum, squares, rows(batch), rows(made));
              }
              count[0] += indices.length;
            });
    double numbers = (double) count[0] * length;
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ERROR, Math.sqrt(squares[0] / numbers));
    values.put(
        MEAN_ERROR, Math.sqrt(Math.max(0, squares[1] - meanSquares(sum, count[0])) / numbers));
    return values;
  }

  @Override
  public Objective objective() {
    return new Objective(ERROR, false);
  }

  private static float[][] rows(INDArray array) {
    return array.reshape('c', array.size(0), array.length() / array.size(0)).toFloatMatrix();
  }

  /** Adds the squares of x − G(E(x)) to the first sum, those of x to the second. */
  private static void add(double[] sum, double[] squares, float[][] real, float[][] made) {
    for (int row = 0; row < real.length; row++) {
      for (int i = 0; i < sum.length; i++) {
        double difference = (double) real[row][i] - made[row][i];
        squares[0] += difference * difference;
        squares[1] += (double) real[row][i] * real[row][i];
        sum[i] += real[row][i];
      }
    }
  }

  /** n |mean|², with which Σ|x|² gives the squared deviations from the mean. */
  private static double meanSquares(double[] sum, int count) {
    double total = 0;
    for (double one : sum) {
      total += one * one / count;
    }
    return total;
  }
}
