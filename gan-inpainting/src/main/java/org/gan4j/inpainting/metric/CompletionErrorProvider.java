package org.gan4j.inpainting.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.images.quality.StructuralSimilarity;
import org.gan4j.inpainting.InpaintingTask;

/** Provides the metric {@code completion-error}. */
public final class CompletionErrorProvider extends NamedProvider<CompletionErrorConfiguration>
    implements MetricProvider<CompletionErrorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CompletionErrorProvider() {
    super(
        "completion-error",
        CompletionErrorConfiguration.class,
        "L1 %, L2 %, PSNR and sharpness in the hole, SSIM of the image, and two baselines");
  }

  @Override
  public Metric create(CompletionErrorConfiguration configuration, MetricContext context) {
    InpaintingTask inpainting = InpaintingMetrics.requireInpainting(context.task(), type());
    int side = Math.min(inpainting.image().height(), inpainting.image().width());
    if (side < StructuralSimilarity.WINDOW) {
      throw GanException.usage(
          "SSIM has a window of 11×11 pixels, and the images are " + inpainting.image(),
          type(),
          "remove it, or use larger images");
    }
    return new CompletionError(configuration, inpainting, context.training());
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.task() instanceof InpaintingTask;
  }
}
