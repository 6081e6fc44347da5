package org.gan4j.objectives.game;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.gan4j.api.component.Option;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The generator learns from the k samples of a batch with the highest logits; the gradient of the
 * others is zero. k falls from the whole batch to a share of it. Sinha et al., "Top-k training of
 * GANs: Improving GAN performance by throwing away bad samples", 2020, section 3: a share of 0.5,
 * multiplied by 0.99 each epoch.
 *
 * @param share of the batch at the end
 * @param factor of k at each change
 * @param every generator steps between two changes
 */
public record TopK(
    @Option(
            value = "Final share of the batch that the generator learns from",
            defaultValue = "0.5",
            above = 0,
            max = 1)
        double share,
    @Option(value = "Factor of k at each change", defaultValue = "0.99", above = 0, below = 1)
        double factor,
    @Option(value = "Generator steps between two changes; an epoch in the paper", min = 1)
        long every) {

  /**
   * k, rounded.
   *
   * @param batch samples
   * @param step earlier steps of the generator
   */
  int count(int batch, long step) {
    double present = Math.max(share, StrictMath.pow(factor, Math.floorDiv(step, every)));
    return Math.max(1, (int) Math.round(present * batch));
  }

  /**
   * The generator's loss as a mean over the k samples.
   *
   * @param fake D(G(z)), [batch, …]; a sample with several logits counts by their mean
   * @param real D(x) of the samples that they are compared with, [batch, …]; null if the loss needs
   *     none
   * @return with the gradient of all logits, [batch, …]
   */
  GeneratorLoss generatorLoss(
      LossStrategy loss, INDArray fake, @Nullable INDArray real, long step) {
    int batch = Math.toIntExact(fake.size(0));
    int k = count(batch, step);
    if (k == batch) {
      return loss.generator(fake, real);
    }
    double[] logits = numbers(fake);
    int[] chosen = highest(logits, batch, k);
    GeneratorLoss ofChosen =
        loss.generator(
            rows(fake, logits, chosen), real == null ? null : rows(real, numbers(real), chosen));
    return new GeneratorLoss(ofChosen.value(), spread(ofChosen.fakeGradient(), fake, chosen));
  }

  /** The rows with the highest means in their order; of equal ones, the first. */
  private static int[] highest(double[] logits, int batch, int k) {
    int width = logits.length / batch;
    double[] means = new double[batch];
    for (int i = 0; i < logits.length; i++) {
      means[i / width] += logits[i] / width;
    }
    return IntStream.range(0, batch)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -means[row]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static INDArray rows(INDArray like, double[] numbers, int[] rows) {
    int width = Math.toIntExact(like.length() / like.size(0));
    double[] taken = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(numbers, rows[i] * width, taken, i * width, width);
    }
    return Nd4j.create(taken, shape(like, rows.length), like.dataType());
  }

  private static INDArray spread(INDArray gradient, INDArray like, int[] rows) {
    double[] numbers = numbers(gradient);
    int width = numbers.length / rows.length;
    double[] all = new double[Math.toIntExact(like.length())];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(numbers, i * width, all, rows[i] * width, width);
    }
    return Nd4j.create(all, like.shape(), like.dataType());
  }

  private static long[] shape(INDArray like, int batch) {
    long[] shape = Arrays.copyOf(like.shape(), like.rank());
    shape[0] = batch;
    return shape;
  }

  private static double[] numbers(INDArray array) {
    return array.reshape('c', new long[] {array.length()}).toDoubleVector();
  }
}
