package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether a generator finds every Gaussian of a mixture. A mode is covered when at least one sample
 * lies within 3σ of it.
 *
 * <p>Metz et al., "Unrolled Generative Adversarial Networks", 2017; Lin et al., "PacGAN", 2018. The
 * share of covered modes alone rewards noise, and the share of samples near a mode rewards collapse
 * to one mode; the best checkpoint is that with the greatest product of the two, {@code score}.
 */
final class ModeCoverage implements Metric {
  private static final int SIGMAS = 3;

  private final ModeCoverageConfiguration configuration;

  ModeCoverage(ModeCoverageConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * The mixture that data were drawn from.
   *
   * @throws GanException of kind USAGE if it is not known
   */
  static GaussianMixture modes(Dataset reference) {
    return reference
        .trueDensity()
        .orElseThrow(
            () ->
                GanException.usage(
                    "mode-coverage needs data whose modes are known",
                    "mode-coverage",
                    "use it with a synthetic mixture such as ring or grid, or remove it"));
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSource samples = comparison.generator();
    Dataset reference = comparison.reference();
    GaussianMixture mixture = modes(reference);
    double radius = SIGMAS * mixture.standardDeviation();
    boolean[] covered = new boolean[mixture.modes().size()];
    int near = 0;
    try (INDArray drawn = samples.draw(configuration.samples())) {
      for (double[] sample : drawn.toDoubleMatrix()) {
        int mode = nearest(sample, mixture.modes());
        if (distance(sample, mixture.modes().get(mode)) <= radius) {
          covered[mode] = true;
          near++;
        }
      }
    }
    return numbers(count(covered), covered.length, (double) near / configuration.samples());
  }

  @Override
  public Objective objective() {
    return new Objective("score", true);
  }

  private static Map<String, Double> numbers(int covered, int modes, double share) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("modesCovered", (double) covered);
    numbers.put("modes", (double) modes);
    numbers.put("shareWithin3Sigma", share);
    numbers.put("score", share * covered / modes);
    return numbers;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private static int nearest(double[] sample, List<List<Double>> modes) {
    int nearest = 0;
    for (int mode = 1; mode < modes.size(); mode++) {
      if (distance(sample, modes.get(mode)) < distance(sample, modes.get(nearest))) {
        nearest = mode;
      }
    }
    return nearest;
  }

  private static double distance(double[] sample, List<Double> mode) {
    double squares = 0;
    for (int i = 0; i < sample.length; i++) {
      double difference = sample[i] - mode.get(i);
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
