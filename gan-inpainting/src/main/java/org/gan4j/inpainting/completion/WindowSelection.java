package org.gan4j.inpainting.completion;

/** How the windows of a picture that the model receives and fills are selected. */
public enum WindowSelection {
  /** One part, resized to the model's size; the filled pixels are resized back again. */
  RESIZE,
  /** One part of the model's size around the hole, pixel by pixel. */
  CROP,
  /** Several parts of the model's size, each as with {@link #CROP}, which cover a large hole. */
  TILE
}
