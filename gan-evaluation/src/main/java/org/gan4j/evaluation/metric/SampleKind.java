package org.gan4j.evaluation.metric;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.MetricContext;

/** The kinds of samples that metrics are for. */
final class SampleKind {
  private SampleKind() {}

  /**
   * The shape of the samples, which is that of the data.
   *
   * @throws GanException of kind USAGE if the task makes samples of another shape
   */
  static SampleShape requireLikeData(String metric, MetricContext context) {
    SampleShape samples = context.task().generated();
    if (!samples.equals(context.training().shape())) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "%s compares samples with data of the same shape, not %s with %s",
              metric,
              samples,
              context.training().shape()),
          metric,
          "remove it, or choose a task that makes samples like the data");
    }
    return samples;
  }

  /** The shape of the samples, which are images of a least height and width. */
  static SampleShape requireImages(String metric, MetricContext context, int least) {
    SampleShape samples = requireLikeData(metric, context);
    if (!samples.isImage() || Math.min(samples.height(), samples.width()) < least) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "%s is for images of at least %d×%d pixels, not %s",
              metric,
              least,
              least,
              samples),
          metric,
          "remove it; sliced-wasserstein compares samples of every kind");
    }
    return samples;
  }

  /** The shape of the samples, which are vectors of a least size. */
  static SampleShape requireVectors(String metric, MetricContext context, int least) {
    SampleShape samples = requireLikeData(metric, context);
    if (samples.isImage() || samples.length() < least) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "%s is for vectors of at least %d numbers, such as the rows of a table, not %s",
              metric,
              least,
              samples),
          metric,
          "remove it; sliced-wasserstein compares samples of every kind");
    }
    return samples;
  }
}
