package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of weight clipping.
 *
 * @param limit c: no parameter of the discriminator is further from zero
 */
public record WeightClippingConfiguration(
    @Option(
            value = "Maximum absolute value of each parameter of the discriminator",
            defaultValue = "0.01",
            above = 0)
        double limit) {}
