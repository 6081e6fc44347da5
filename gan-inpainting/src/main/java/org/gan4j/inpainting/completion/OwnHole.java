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
    return bounds(of(task), task.image().width());
  }

  /** The smallest rectangle around what is hidden. */
  static Region bounds(boolean[] hidden, int width) {
    int top = Integer.MAX_VALUE;
    int left = Integer.MAX_VALUE;
    int bottom = -1;
    int right = -1;
    for (int i = 0; i < hidden.length; i++) {
      if (hidden[i]) {
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
      }
    }
    return new Region(top, left, bottom - top + 1, right - left + 1);
  }
}
