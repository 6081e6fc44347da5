package org.gan4j.evaluation.metric;

import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.images.quality.StructuralSimilarity;

/** Provides the similarity of pairs. */
public final class MsSsimProvider extends SampleMetricProvider<MsSsimConfiguration> {
  static final String TYPE = "ms-ssim";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MsSsimProvider() {
    super(
        TYPE,
        MsSsimConfiguration.class,
        "Structural similarity of pairs within a class: high if there is no diversity (Odena et al. 2017)",
        DefaultJudges::ofNothing);
  }

  @Override
  public Metric create(MsSsimConfiguration configuration, MetricContext context) {
    SampleShape samples = SampleKind.requireImages(TYPE, context, StructuralSimilarity.WINDOW);
    HeldSamples.require(TYPE, context, configuration.samples(), samples.length());
    if (configuration.withinClasses() && !context.labelledSamples()) {
      KnownClasses.require(TYPE, context, configuration.features(), samples);
    }
    return new MsSsim(
        configuration,
        samples,
        configuration.withinClasses() ? context.features().get(configuration.features()) : null);
  }
}
