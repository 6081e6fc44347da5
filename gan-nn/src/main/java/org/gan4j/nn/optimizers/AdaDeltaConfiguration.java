package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of AdaDelta.
 *
 * @param learningRate of the first step
 * @param rho decay of both means
 * @param epsilon keeps the divisor from zero
 * @param learningRateDecay how the rate changes; null for not at all
 * @param clipping what is done to the gradient first; null for nothing
 */
public record AdaDeltaConfiguration(
    @Option(value = "Learning rate", defaultValue = "1", above = 0) double learningRate,
    @Option(value = "Decay of both means", defaultValue = "0.95", min = 0, below = 1) double rho,
    @Option(value = "Prevents a division by zero", defaultValue = "1e-6", above = 0) double epsilon,
    @Option("Decay of the learning rate") @Nullable LearningRateDecay learningRateDecay,
    @Option("Clipping of large gradients") @Nullable Clipping clipping)
    implements StepSize {}
