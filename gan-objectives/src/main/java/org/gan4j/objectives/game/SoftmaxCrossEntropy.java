package org.gan4j.objectives.game;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The cross-entropy of classes and logits l: the mean over the batch of {@code −log softmax(l)ₖ =
 * log Σⱼ exp(lⱼ) − lₖ}, computed in double precision with the largest logit taken out of the sum,
 * so that it stays finite.
 *
 * @param value the weighted mean
 * @param gradient of the value with respect to the logits, [batch, classes]
 * @param accuracy share of the samples whose class has the largest logit
 */
record SoftmaxCrossEntropy(double value, INDArray gradient, double accuracy) {

  /**
   * Takes the mean.
   *
   * @param logits [batch, classes], not changed
   * @param classes one-hot, [batch, classes]
   * @param weight a factor of value and gradient
   */
  static SoftmaxCrossEntropy of(INDArray logits, INDArray classes, double weight) {
    int batch = Math.toIntExact(logits.size(0));
    INDArray gradient = Nd4j.createUninitialized(logits.dataType(), logits.shape(), 'c');
    double sum = 0;
    int right = 0;
    for (int row = 0; row < batch; row++) {
      double[] numbers = row(logits, row);
      double[] target = row(classes, row);
      double largest = numbers[largest(numbers)];
      double total = 0;
      for (double number : numbers) {
        total += Math.exp(number - largest);
      }
      double logTotal = largest + Math.log(total);
      for (int i = 0; i < numbers.length; i++) {
        sum += target[i] * (logTotal - numbers[i]);
        double slope = Math.exp(numbers[i] - logTotal) - target[i];
        gradient.putScalar(row, i, weight * slope / batch);
      }
      right += largest(numbers) == largest(target) ? 1 : 0;
    }
    return new SoftmaxCrossEntropy(weight * sum / batch, gradient, (double) right / batch);
  }

  private static double[] row(INDArray array, int row) {
    double[] numbers = new double[Math.toIntExact(array.size(1))];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.getDouble(row, i);
    }
    return numbers;
  }

  private static int largest(double... numbers) {
    int best = 0;
    for (int i = 1; i < numbers.length; i++) {
      best = numbers[i] > numbers[best] ? i : best;
    }
    return best;
  }
}
