package org.gan4j.evaluation.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.ClassCounts;
import org.gan4j.evaluation.statistics.Workers;
import org.gan4j.images.quality.MultiScaleSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * The mean similarity of random pairs of images of one class: Odena et al., "Conditional image
 * synthesis with auxiliary classifier GANs", 2017, section 4.2. It is high if a generator makes one
 * image again and again, and low for noise as well; the best checkpoint is that whose similarity is
 * nearest to that of the reals.
 */
final class MsSsim implements Metric {
  private static final String DIFFERENCE = "msSsimDifference";

  private final MsSsimConfiguration configuration;
  private final MultiScaleSimilarity similarity;
  private final @Nullable Supplier<FeatureNetwork> classifier;

  /**
   * A metric.
   *
   * @param classifier tells the classes of samples without labels; null if pairs may have two
   */
  MsSsim(
      MsSsimConfiguration configuration,
      SampleShape shape,
      @Nullable Supplier<FeatureNetwork> classifier) {
    this.configuration = configuration;
    this.similarity = new MultiScaleSimilarity(shape);
    this.classifier = classifier;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSet samples = comparison.samples(configuration.samples());
    SampleSet reals = comparison.reals(configuration.samples());
    boolean labelled = samples.labels().isPresent() && reals.labels().isPresent();
    double ofSamples = similarity("generated", samples, labelled, key.split("samples"));
    double ofReals = similarity("real", reals, labelled, key.split("reals"));
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("msSsim", ofSamples);
    numbers.put("msSsimReals", ofReals);
    numbers.put(DIFFERENCE, Math.abs(ofSamples - ofReals));
    numbers.put("msSsimScales", (double) similarity.scales());
    return numbers;
  }

  private double similarity(String side, SampleSet set, boolean labelled, RandomKey key) {
    int[][] pairs = pairs(side, classes(set, labelled), key.generator());
    Vectors values = SampleValues.of(MsSsimProvider.TYPE, set);
    double[] similarities = new double[pairs.length];
    Workers.run(
        pairs.length,
        i ->
            similarities[i] =
                similarity.of(image(values, pairs[i][0]), image(values, pairs[i][1])));
    return Spread.of(similarities).mean();
  }

  private int[] classes(SampleSet set, boolean labelled) {
    if (classifier == null) {
      return new int[set.size()];
    }
    if (labelled) {
      return set.labels().orElseThrow();
    }
    FeatureNetwork network = classifier.get();
    return ClassCounts.mostLikely(
        set.probabilities(network)
            .orElseThrow(
                () ->
                    GanException.usage(
                        String.format(
                            Locale.ROOT,
                            "ms-ssim compares images of one class, and \"%s\" has no classes",
                            network.identity()),
                        MsSsimProvider.TYPE,
                        "set its \"features\" to those of a classifier, or \"withinClasses\" to"
                            + " false")));
  }

  /** Random pairs: any sample that is not alone in its class, and any other one of its class. */
  private int[][] pairs(String side, int[] classes, RandomGenerator generator) {
    int most = Arrays.stream(classes).max().orElseThrow();
    int[][] members = new int[most + 1][];
    Arrays.setAll(
        members,
        label -> IntStream.range(0, classes.length).filter(i -> classes[i] == label).toArray());
    int[] paired =
        IntStream.range(0, classes.length).filter(i -> members[classes[i]].length > 1).toArray();
    if (paired.length == 0) {
      throw GanException.usage(
          "no two of the " + classes.length + " " + side + " samples are of one class",
          MsSsimProvider.TYPE,
          "set its \"samples\" higher, or \"withinClasses\" to false");
    }
    int[][] pairs = new int[configuration.pairs()][2];
    for (int[] pair : pairs) {
      pair[0] = paired[generator.nextInt(paired.length)];
      int[] others = members[classes[pair[0]]];
      int other = generator.nextInt(others.length - 1);
      pair[1] = others[other] == pair[0] ? others[others.length - 1] : others[other];
    }
    return pairs;
  }

  private static float[] image(Vectors values, int index) {
    float[] image = new float[values.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = values.get(index, i);
    }
    return image;
  }

  @Override
  public Objective objective() {
    return new Objective(DIFFERENCE, false);
  }
}
