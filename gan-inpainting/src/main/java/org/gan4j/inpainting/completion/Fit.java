package org.gan4j.inpainting.completion;

/** How a picture of another size is brought to the model. */
public enum Fit {
  /** A part of the picture is resized to the model's size, and what is filled in back again. */
  RESIZE,
  /** A part of the model's size is cut out around the hole, pixel by pixel. */
  CROP,
  /** A large hole is filled piece by piece, each as with {@link #CROP}. */
  TILE
}
