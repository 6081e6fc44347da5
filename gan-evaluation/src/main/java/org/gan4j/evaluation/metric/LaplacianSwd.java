package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.evaluation.statistics.SlicedWasserstein;

/**
 * The sliced Wasserstein distance of patches from each level of the Laplacian pyramids of images:
 * Karras et al., "Progressive growing of GANs for improved quality, stability, and variation",
 * 2018, section 5. As there, distances are those of Wasserstein-1, times 1,000; a number bears the
 * height of its level in pixels.
 *
 * <p>Two sides of n images of c channels take 2·n·128·49·c·4 bytes.
 */
final class LaplacianSwd implements Metric {
  private static final String NUMBER = "laplacianSwd";
  private static final double UNIT = 1000;

  private final LaplacianSwdConfiguration configuration;
  private final SampleShape shape;

  LaplacianSwd(LaplacianSwdConfiguration configuration, SampleShape shape) {
    this.configuration = configuration;
    this.shape = shape;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSet samples = comparison.samples(configuration.samples());
    SampleSet reals = comparison.reals(configuration.samples());
    int levels = LaplacianPyramid.levels(shape.height(), shape.width());
    double sum = 0;
    Map<String, Double> ofLevels = new LinkedHashMap<>();
    int height = shape.height();
    for (int level = 0; level < levels; level++) {
      double distance = UNIT * distance(samples, reals, level, key.split(level));
      ofLevels.put(NUMBER + height, distance);
      height = LaplacianPyramid.half(height);
      sum += distance;
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, sum / levels);
    numbers.putAll(ofLevels);
    return numbers;
  }

  private double distance(SampleSet samples, SampleSet reals, int level, RandomKey key) {
    double distance =
        SlicedWasserstein.first(
            new LaplacianPatches(level, configuration.patches(), key.split("samples")).of(samples),
            new LaplacianPatches(level, configuration.patches(), key.split("reals")).of(reals),
            configuration.directions(),
            key.split("directions"));
    if (Double.isNaN(distance)) {
      throw SampleValues.notFinite(LaplacianSwdProvider.TYPE);
    }
    return distance;
  }

  @Override
  public Objective objective() {
    return new Objective(NUMBER, false);
  }
}
