package org.gan4j.inpainting.mask;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.Region;

/** A hole that is drawn separately for every image: the generator must generate whole images. */
final class MovingMask implements Mask {
  private final SampleShape image;
  private final Drawing drawing;

  /** Draws one hole. */
  @FunctionalInterface
  interface Drawing {
    void draw(RandomGenerator generator, boolean[] hidden);
  }

  MovingMask(SampleShape image, Drawing drawing) {
    this.image = image;
    this.drawing = drawing;
  }

  @Override
  public Region region() {
    return MaskShapes.whole(image);
  }

  @Override
  public void draw(RandomKey key, boolean[] hidden) {
    drawing.draw(key.generator(), hidden);
  }
}
