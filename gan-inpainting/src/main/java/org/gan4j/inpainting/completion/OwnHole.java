package org.gan4j.inpainting.completion;

import org.gan4j.api.RandomKey;
import org.gan4j.api.mask.Region;
import org.gan4j.inpainting.InpaintingTask;

/** The hole that a run always hid in its training. */
final class OwnHole {
  private OwnHole() {}

  /** One value a pixel of the model's images, row by row. */
  static boolean[] of(InpaintingTask task) {
    return task.hole(new RandomKey(0));
  }

  /** The smallest rectangle around it. */
  static Region bounds(InpaintingTask task) {
    return new HiddenPixels(of(task), task.image().width()).bounds();
  }
}
