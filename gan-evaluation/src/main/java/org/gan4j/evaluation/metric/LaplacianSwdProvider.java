package org.gan4j.evaluation.metric;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides the sliced Wasserstein distance of Laplacian pyramids. */
public final class LaplacianSwdProvider extends NamedProvider<LaplacianSwdConfiguration>
    implements MetricProvider<LaplacianSwdConfiguration> {
  static final String TYPE = "laplacian-swd";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public LaplacianSwdProvider() {
    super(
        TYPE,
        LaplacianSwdConfiguration.class,
        "Sliced Wasserstein distance of patches at every scale of images, ×1000 (Karras et al. 2018)");
  }

  @Override
  public boolean comparesSamples() {
    return true;
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return DefaultJudges.ofPictures(context)
        && context.training().shape().height() >= 16
        && context.training().shape().width() >= 16;
  }

  @Override
  public Metric create(LaplacianSwdConfiguration configuration, MetricContext context) {
    return new LaplacianSwd(
        configuration, SampleKind.requireImages(TYPE, context, LaplacianPyramid.LEAST));
  }
}
