package org.gan4j.evaluation.metric;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Batch;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides {@code translation-distance}. */
public final class TranslationDistanceProvider
    extends NamedProvider<TranslationDistanceConfiguration>
    implements MetricProvider<TranslationDistanceConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public TranslationDistanceProvider() {
    super(
        TranslationDistance.NAME,
        TranslationDistanceConfiguration.class,
        "Feature distance of pictures to their target domain, before and after their translation");
  }

  @Override
  public Metric create(TranslationDistanceConfiguration configuration, MetricContext context) {
    SampleShape samples = SampleKind.requireLikeData(type(), context);
    SampleShape input = context.training().arrays().get(Batch.INPUT);
    if (!samples.equals(input)) {
      throw GanException.usage(
          input == null
              ? "the data have no pictures to translate, only samples"
              : String.format(
                  Locale.ROOT,
                  "the inputs are %s and the samples %s, which have no common features",
                  input,
                  samples),
          type(),
          "remove it; frechet-distance compares the translations alone");
    }
    return new TranslationDistance(configuration, context.features().get(configuration.features()));
  }

  /** Of two domains; pairs have a target, which says more. */
  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.readouts().contains(TranslationDistance.BACK);
  }
}
