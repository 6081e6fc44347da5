package org.gan4j.inpainting.completion;

import org.gan4j.api.RandomKey;
import org.gan4j.api.mask.Region;

/** The hole that a run always hid in its training. */
final class OwnHole {
  private OwnHole() {}

  /** One value a pixel of the model's images, row by row. */
  static boolean[] of(HoleFilling task) {
    return task.hole(new RandomKey(0));
  }

  /** The same; one that training could have drawn if its holes move. */
  static boolean[] orDrawn(HoleFilling task) {
    return task.mask().isFixed() ? of(task) : task.hole(new RandomKey(0).split("own"));
  }

  /** The smallest rectangle around it. */
  static Region bounds(HoleFilling task) {
    return new HiddenPixels(of(task), task.image().width()).bounds();
  }
}
