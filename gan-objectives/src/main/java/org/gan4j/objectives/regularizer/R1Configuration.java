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
            value = "Gamma: the penalty has half of it as its factor",
            defaultValue = "10",
            above = 0)
        double weight,
    @Option(
            value = "Taken every so many steps, and so many times as strong",
            defaultValue = "1",
            min = 1)
        int every) {}
