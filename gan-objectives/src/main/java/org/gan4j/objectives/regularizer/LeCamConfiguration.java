package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of LeCam regularization.
 *
 * @param weight λ, the factor of the term
 * @param decay of the moving averages of the logits
 * @param startStep discriminator steps before the term and the averages begin
 */
public record LeCamConfiguration(
    @Option(value = "The factor of the term", defaultValue = "0.3", above = 0) double weight,
    @Option(
            value = "Share of the averages of the logits that each step keeps",
            defaultValue = "0.99",
            min = 0,
            below = 1)
        double decay,
    @Option(value = "Discriminator steps before the term begins", defaultValue = "1000", min = 0)
        long startStep) {}
