package org.gan4j.api.evaluation;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric.SampleSource;

/**
 * What the metrics of one evaluation compare. What a metric asks for is recorded beside its
 * numbers: how many samples of either side, and which features.
 *
 * <p>Used by one thread at a time. Later versions may add to it.
 */
@NotThreadSafe
public interface Comparison {

  /**
   * The generator itself, for metrics that choose its conditions or read other networks.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if there are only samples
   */
  SampleSource generator();

  /** The real data to compare with: held-out data, unless the user has chosen others. */
  Dataset reference();

  /**
   * Generated samples: the first ones of those that all metrics share.
   *
   * @param count at least 1; all samples if those of a file are compared and there are fewer
   */
  SampleSet samples(int count);

  /**
   * Real samples of {@link #reference}, in an order that depends on the data alone.
   *
   * @param count at least 1; all samples if there are fewer
   */
  SampleSet reals(int count);

  /**
   * Samples of the training data, for metrics of memorization, in an order that depends on the data
   * alone.
   *
   * @param count at least 1; all samples if there are fewer
   */
  SampleSet training(int count);

  /**
   * Notes a network that the metric applies itself, such as to single channels. Networks whose
   * features of a {@link SampleSet} are asked for are noted already.
   */
  default void note(FeatureNetwork network) {}

  /** A remark about the numbers for the user, such as that there are too few samples. */
  void warn(String remark);

  /** A comparison for metrics that ask the generator itself, and for no shared samples. */
  static Comparison of(SampleSource generator, Dataset reference) {
    return SharedComparison.of(
            number -> {
              throw new IllegalStateException("there are no shared samples");
            },
            reference.shape(),
            reference,
            reference)
        .forMetric(generator);
  }
}
