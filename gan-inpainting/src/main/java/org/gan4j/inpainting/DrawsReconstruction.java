package org.gan4j.inpainting;

import org.gan4j.api.GanException;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.inpainting.RoundMemory.Use;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The reconstruction term for P draws of each image, after Bendel, Ahmad and Schniter, "A
 * Regularized Conditional GAN for Posterior Sampling in Image Recovery Problems", NeurIPS 2023: λ/n
 * · Σ (w · |m − x| − s · h · c · Σ_p |x_p − m|) over the n numbers of the regions, where x is the
 * truth, m the mean of the draws x_p, and h is 1 in the hole. The first part alone would have all
 * draws alike, since that makes the mean best; the second rewards their spread.
 *
 * <p>c = 1 / (P · √(P² − 1)) is the paper's reward times the weight that it derives in section 3:
 * if the truth is normally distributed, draws with its mean and its standard deviation are best. s
 * changes that: more than 1 spreads the draws further. With squares in place of absolute values
 * there is no such weight: the best spread would be none, or without end.
 */
final class DrawsReconstruction {
  private final int draws;
  private final double weight;
  private final double reward;
  private final RoundMemory memory;

  /**
   * The term.
   *
   * @param draws P, at least 2
   * @param weight λ
   * @param spreadWeight s
   * @param memory for intermediate results
   */
  DrawsReconstruction(int draws, double weight, double spreadWeight, RoundMemory memory) {
    this.draws = draws;
    this.weight = weight;
    this.reward = spreadWeight / (draws * Math.sqrt((double) draws * draws - 1));
    this.memory = memory;
  }

  /**
   * Requires that the batch is divisible by the number of draws.
   *
   * @throws GanException of kind USAGE if it is not
   */
  static void requireWhole(long batch, int draws) {
    if (batch % draws != 0) {
      throw GanException.usage(
          "a batch of " + batch + " cannot be divided into " + draws + " draws of each image",
          "task.draws",
          "choose a training.batchSize that is a multiple of " + draws);
    }
  }

  /**
   * Value and gradient.
   *
   * @param generated [batch, region], where the draws of an image follow each other; changed
   * @param truth of the same shape
   * @param hole h, of the same shape
   * @param weights w, of the same shape; becomes the gradient
   * @throws GanException where the batch cannot be divided into the draws
   */
  Reconstruction of(INDArray generated, INDArray truth, INDArray hole, INDArray weights) {
    long batch = generated.size(0);
    requireWhole(batch, draws);
    long images = batch / draws;
    long numbers = generated.length() / batch;
    INDArray all = grouped(generated, images, numbers);
    INDArray mean = memory.array(Use.MEAN).shaped(images, numbers);
    average(all, mean);
    for (int p = 0; p < draws; p++) {
      draw(all, p).subi(mean);
    }
    INDArray signs = signs(generated, Use.SIGNS).muli(hole);
    double spread = PointReconstruction.dot(signs, generated);
    // From here on, the mean's distance to the truth.
    mean.subi(draw(grouped(truth, images, numbers), 0));
    INDArray gradients = grouped(weights, images, numbers);
    INDArray ofMean = signs(mean, Use.MEAN_GRADIENT).muli(draw(gradients, 0));
    double distance = PointReconstruction.dot(ofMean, mean);
    gradient(gradients, ofMean, grouped(signs, images, numbers));
    double scale = weight / (images * numbers);
    return new Reconstruction(scale * (distance - reward * spread), weights.muli(scale));
  }

  private INDArray signs(INDArray numbers, Use use) {
    INDArray signs = memory.array(use).like(numbers).assign(numbers);
    return Transforms.sign(signs, false);
  }

  private void average(INDArray grouped, INDArray mean) {
    mean.assign(0);
    for (int p = 0; p < draws; p++) {
      mean.addi(draw(grouped, p));
    }
    mean.divi(draws);
  }

  /** d|m − x|/dx_q = sign/P, and dΣ_p|x_p − m|/dx_q = sign_q less the mean of the signs. */
  private void gradient(INDArray gradients, INDArray ofMean, INDArray signs) {
    INDArray shared = memory.array(Use.SIGNS_MEAN).like(ofMean);
    average(signs, shared);
    shared.muli(reward).addi(ofMean.divi(draws));
    for (int p = 0; p < draws; p++) {
      draw(gradients, p).assign(draw(signs, p)).muli(-reward).addi(shared);
    }
  }

  private INDArray grouped(INDArray array, long images, long numbers) {
    return array.reshape('c', images, (long) draws, numbers);
  }

  private static INDArray draw(INDArray grouped, int number) {
    return grouped.get(NDArrayIndex.all(), NDArrayIndex.point(number), NDArrayIndex.all());
  }
}
