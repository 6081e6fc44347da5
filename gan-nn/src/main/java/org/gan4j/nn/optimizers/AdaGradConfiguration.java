package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of AdaGrad.
 *
 * @param learningRate of the first step
 * @param epsilon keeps the divisor from zero
 * @param learningRateDecay how the rate changes; null for not at all
 * @param clipping what is done to the gradient first; null for nothing
 */
public record AdaGradConfiguration(
    @Option(value = "Learning rate", defaultValue = "0.01", above = 0) double learningRate,
    @Option(value = "Prevents a division by zero", defaultValue = "1e-6", above = 0) double epsilon,
    @Option("Decay of the learning rate") @Nullable LearningRateDecay learningRateDecay,
    @Option("Clipping of large gradients") @Nullable Clipping clipping)
    implements StepSize {}
