package org.gan4j.evaluation.metric;

import java.util.Map;
import org.gan4j.api.RandomKey;

/** Numbers that compare generated samples with real ones in the features of one network. */
@FunctionalInterface
interface FeatureStatistic {
  /**
   * Computes the numbers.
   *
   * @param key the same for every network
   */
  Map<String, Double> of(ComparedFeatures compared, RandomKey key);
}
