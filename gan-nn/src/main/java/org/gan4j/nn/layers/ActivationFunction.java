package org.gan4j.nn.layers;

/** Functions that are applied to every number on its own. */
public enum ActivationFunction {
  /** x. */
  IDENTITY,
  /** max(x, 0). */
  RELU,
  /** x where positive, slope · x elsewhere. */
  LEAKY_RELU,
  /** x where positive, exp(x) - 1 elsewhere. */
  ELU,
  /** The hyperbolic tangent, in (-1, 1). */
  TANH,
  /** max(-1, min(1, x)), with the derivative 0 where |x| is at least 1. */
  HARD_TANH,
  /** The logistic function 1 / (1 + exp(-x)), in (0, 1). */
  SIGMOID,
  /**
   * 2 σ(x) - 1, in (-1, 1): the logistic function for samples that were scaled from [0, 1] to [-1,
   * 1].
   */
  SCALED_SIGMOID,
  /** (x + 1) / 2: samples in [-1, 1] as numbers in [0, 1]. */
  UNIT_INTERVAL
}
