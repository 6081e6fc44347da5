package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What all optimizers have in common: a learning rate that may decay, and clipping.
 *
 * @param learningRate the rate of the first step
 * @param decay how it changes; null for not at all
 * @param clipping what is done to the gradient first; null for nothing
 */
record StepSize(
    double learningRate, @Nullable LearningRateDecay decay, @Nullable Clipping clipping) {

  StepSize {
    Require.above("learningRate", learningRate, 0);
  }

  double rate(long step) {
    return decay == null ? learningRate : decay.rate(learningRate, step);
  }

  void clip(INDArray gradient) {
    if (clipping != null) {
      clipping.clip(gradient);
    }
  }
}
