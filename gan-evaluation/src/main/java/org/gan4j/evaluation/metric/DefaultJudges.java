package org.gan4j.evaluation.metric;

import org.gan4j.api.evaluation.MetricContext;

/** Says which samples metrics judge without being asked to. */
final class DefaultJudges {
  private DefaultJudges() {}

  /** Pictures that are generated from noise alone, or from noise and a class. */
  static boolean ofPictures(MetricContext context) {
    boolean fromNoise =
        context.task().generatorCondition() == null || context.task().classConditions().isPresent();
    return fromNoise && context.task().generated().isImage();
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
