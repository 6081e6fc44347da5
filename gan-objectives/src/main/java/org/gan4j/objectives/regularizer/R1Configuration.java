package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of R1.
 *
 * @param weight γ; the penalty has the factor γ/2
 * @param every discriminator steps from one penalty to the next
 */
public record R1Configuration(
    @Option(
            value = "Gamma; the factor of the penalty is half of it",
            defaultValue = "10",
            above = 0)
        double weight,
    @Option(
            value = "n: the penalty is added in every n-th step, with n times its weight",
            defaultValue = "1",
            min = 1)
        int every) {}
