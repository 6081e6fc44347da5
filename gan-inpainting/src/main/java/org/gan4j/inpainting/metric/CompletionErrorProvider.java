package org.gan4j.inpainting.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.images.quality.StructuralSimilarity;
import org.gan4j.inpainting.InpaintingTask;

/** Provides the metric {@code completion-error}. */
public final class CompletionErrorProvider
    implements MetricProvider<CompletionErrorProvider.Configuration> {

  /**
   * Settings.
   *
   * @param images how many are completed
   * @param baselines whether the mean and the nearest training image are measured too
   */
  public record Configuration(
      @Option(
              value = "Images to complete, spread evenly over the data",
              defaultValue = "500",
              min = 1,
              max = 100_000)
          int images,
      @Option(
              value =
                  "Whether the mean training image and the one with the nearest known pixels are"
                      + " measured beside it",
              defaultValue = "true")
          boolean baselines) {

    /** Checks. */
    public Configuration {
      Require.atLeast("images", images, 1);
      Require.atMost("images", images, 100_000);
    }
  }

  @Override
  public String type() {
    return "completion-error";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "L1 %, L2 %, PSNR and sharpness in the hole, SSIM of the image, and two baselines";
  }

  @Override
  public Metric create(Configuration configuration, Task task, Dataset reference) {
    InpaintingTask inpainting = InpaintingMetrics.requireInpainting(task, type());
    int side = Math.min(inpainting.image().height(), inpainting.image().width());
    if (side < StructuralSimilarity.WINDOW) {
      throw GanException.usage(
          "SSIM has a window of 11×11 pixels, and the images are " + inpainting.image(),
          type(),
          "remove it, or use larger images");
    }
    return new CompletionError(configuration, inpainting, reference);
  }
}
