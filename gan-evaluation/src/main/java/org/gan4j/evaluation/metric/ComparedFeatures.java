package org.gan4j.evaluation.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;

/**
 * The two sides of a comparison in the features of one network.
 *
 * @param metric its type, for errors
 * @param comparison the samples
 * @param network the features
 * @param count how many samples of either side
 */
record ComparedFeatures(String metric, Comparison comparison, FeatureNetwork network, int count) {

  /** Features of the generated samples, at least 2. */
  Vectors samples() {
    return atLeastTwo(comparison.samples(count), "generated").features(network);
  }

  /** Features of the real samples, at least 2. */
  Vectors reals() {
    return atLeastTwo(comparison.reals(count), "real").features(network);
  }

  private SampleSet atLeastTwo(SampleSet set, String side) {
    Sizes.require(metric, side, set.size(), 2, count);
    return set;
  }

  /**
   * Class probabilities of samples.
   *
   * @throws GanException of kind USAGE if the network is no classifier
   */
  Vectors probabilities(SampleSet set) {
    return set.probabilities(network).orElseThrow(() -> noClassifier(metric, network));
  }

  static GanException noClassifier(String metric, FeatureNetwork network) {
    return GanException.usage(
        metric + " needs a classifier, and \"" + network.identity() + "\" has no classes",
        metric,
        "set its \"features\" to those of a classifier, or remove the metric");
  }
}
