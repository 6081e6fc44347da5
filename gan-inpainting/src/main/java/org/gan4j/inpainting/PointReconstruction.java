package org.gan4j.inpainting;

import org.gan4j.api.data.Round.Reconstruction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * λ/n · Σ w · |difference|^p over the n numbers that the batch's regions have, with p = 2 or 1:
 * Pathak et al. 2016, equation 1, as their code takes the mean.
 */
final class PointReconstruction {
  private PointReconstruction() {}

  /**
   * The term.
   *
   * @param difference between generated and true pixels, [batch, region]
   * @param weights w, of the same shape; becomes the gradient
   * @param weight λ
   */
  static Reconstruction of(
      INDArray difference, INDArray weights, Distance distance, double weight) {
    double scale = weight / difference.length();
    return switch (distance) {
      case L2 -> {
        weights.muli(difference);
        yield new Reconstruction(scale * dot(weights, difference), weights.muli(2 * scale));
      }
      case L1 -> {
        weights.muli(Transforms.sign(difference, true));
        yield new Reconstruction(scale * dot(weights, difference), weights.muli(scale));
      }
    };
  }

  /** The sum of products of two arrays in C order without gaps. */
  static double dot(INDArray left, INDArray right) {
    return Nd4j.getBlasWrapper().level1().dot(left.length(), 1, left, right);
  }
}
