package org.gan4j.nn.optimizers;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The settings that all optimizers have: a learning rate that may decay, and clipping. */
interface StepSize {

  /** The rate of the first step. */
  double learningRate();

  /** How the rate changes; null for not at all. */
  @Nullable LearningRateDecay learningRateDecay();

  /** What is done to the gradient first; null for nothing. */
  @Nullable Clipping clipping();

  /** The rate of a step, counted from 0. */
  default double rate(long step) {
    LearningRateDecay decay = learningRateDecay();
    return decay == null ? learningRate() : decay.rate(learningRate(), step);
  }

  /** Limits the gradient [n] in place. */
  default void clip(INDArray gradient) {
    Clipping clipping = clipping();
    if (clipping != null) {
      clipping.clip(gradient);
    }
  }
}
