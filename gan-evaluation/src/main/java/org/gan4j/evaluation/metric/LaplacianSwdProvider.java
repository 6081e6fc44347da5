package org.gan4j.evaluation.metric;

import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;

/** Provides the sliced Wasserstein distance of Laplacian pyramids. */
public final class LaplacianSwdProvider extends SampleMetricProvider<LaplacianSwdConfiguration> {
  static final String TYPE = "laplacian-swd";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public LaplacianSwdProvider() {
    super(
        TYPE,
        LaplacianSwdConfiguration.class,
        "Sliced Wasserstein distance of patches at every scale of images, ×1000 (Karras et al. 2018)",
        context ->
            DefaultJudges.ofPictures(context)
                && context.training().shape().height() >= 16
                && context.training().shape().width() >= 16);
  }

  @Override
  public Metric create(LaplacianSwdConfiguration configuration, MetricContext context) {
    SampleShape samples = SampleKind.requireImages(TYPE, context, LaplacianPyramid.LEAST);
    HeldSamples.require(
        TYPE,
        context,
        configuration.samples(),
        (long) configuration.patches() * samples.channels() * LaplacianPatches.AREA);
    return new LaplacianSwd(configuration, samples);
  }
}
