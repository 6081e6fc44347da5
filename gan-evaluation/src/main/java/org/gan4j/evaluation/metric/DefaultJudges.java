package org.gan4j.evaluation.metric;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.MetricContext;

/** Says which samples metrics judge without being asked to. */
final class DefaultJudges {
  private DefaultJudges() {}

  /** None. */
  static boolean ofNothing(MetricContext context) {
    return false;
  }

  /** Pictures that are generated from noise alone, or from noise and a condition without data. */
  static boolean ofPictures(MetricContext context) {
    Task task = context.task();
    boolean fromNoise =
        task.generatorCondition() == null
            || task.classConditions().isPresent()
            || task.drawConditions(1, RandomKey.ofSeed(0)).isPresent();
    return fromNoise && task.generated().isImage();
  }

  /** Pictures of classes, which a classifier can be trained on. */
  static boolean ofLabelledPictures(MetricContext context) {
    return ofPictures(context) && context.training().classes().size() > 1;
  }

  /** Vectors and tables, of which no density is known. */
  static boolean ofColumns(MetricContext context) {
    return !context.task().generated().isImage()
        && context.task().generatorCondition() == null
        && context.training().trueDensity().isEmpty();
  }
}
