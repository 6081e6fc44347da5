package org.gan4j.inpainting.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.data.Task;
import org.gan4j.inpainting.InpaintingTask;

/** The requirements of the inpainting metrics on an experiment. */
final class InpaintingMetrics {
  private InpaintingMetrics() {}

  static InpaintingTask requireInpainting(Task task, String metric) {
    if (task instanceof InpaintingTask inpainting) {
      return inpainting;
    }
    throw GanException.usage(
        metric + " measures completions of holes, and this experiment has none",
        metric,
        "remove it, or choose the task inpainting");
  }
}
