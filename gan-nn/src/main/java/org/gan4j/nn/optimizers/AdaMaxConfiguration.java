package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of AdaMax.
 *
 * @param learningRate of the first step
 * @param beta1 decay of the mean gradient
 * @param beta2 decay of the largest gradient
 * @param epsilon keeps the divisor from zero
 * @param learningRateDecay how the rate changes; null for not at all
 * @param clipping what is done to the gradient first; null for nothing
 */
public record AdaMaxConfiguration(
    @Option(value = "Learning rate", defaultValue = "2e-3", above = 0) double learningRate,
    @Option(value = "Decay of the mean gradient", defaultValue = "0.9", min = 0, below = 1)
        double beta1,
    @Option(value = "Decay of the largest gradient", defaultValue = "0.999", min = 0, below = 1)
        double beta2,
    @Option(value = "Prevents a division by zero", defaultValue = "1e-8", above = 0) double epsilon,
    @Option("Decay of the learning rate") @Nullable LearningRateDecay learningRateDecay,
    @Option("Clipping of large gradients") @Nullable Clipping clipping)
    implements StepSize {}
