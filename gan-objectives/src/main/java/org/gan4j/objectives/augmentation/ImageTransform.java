package org.gan4j.objectives.augmentation;

/** An affine map T of one image, x ↦ L x + t: its derivative L depends on the draw alone. */
interface ImageTransform {

  /** image ← L image + t. */
  void forward(HeapImage image);

  /** gradient ← Lᵀ gradient. */
  void backward(HeapImage gradient);
}
