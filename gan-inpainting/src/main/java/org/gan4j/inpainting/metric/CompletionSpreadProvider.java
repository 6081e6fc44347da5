package org.gan4j.inpainting.metric;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides the metric {@code completion-spread}. */
public final class CompletionSpreadProvider extends NamedProvider<CompletionSpreadConfiguration>
    implements MetricProvider<CompletionSpreadConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CompletionSpreadProvider() {
    super(
        "completion-spread",
        CompletionSpreadConfiguration.class,
        "How different the completions of one image are, and whether the truth is among them");
  }

  @Override
  public Metric create(CompletionSpreadConfiguration configuration, MetricContext context) {
    return new CompletionSpread(
        configuration, InpaintingMetrics.requireInpainting(context.task(), type()));
  }
}
