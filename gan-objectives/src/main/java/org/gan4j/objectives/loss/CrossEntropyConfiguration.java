package org.gan4j.objectives.loss;

import org.gan4j.api.component.Option;

/**
 * Settings of the losses by cross-entropy: non-saturating and minimax.
 *
 * @param labelSmoothing how far below 1 the label of real samples is
 * @param labelFlipping the probability that a sample's label is flipped
 */
public record CrossEntropyConfiguration(
    @Option(
            value = "The label of real samples is 1 less this; that of generated samples is 0",
            defaultValue = "0",
            min = 0,
            below = 1)
        double labelSmoothing,
    @Option(
            value = "Probability that a sample gets the wrong label in a discriminator step",
            defaultValue = "0",
            min = 0,
            max = 0.5)
        double labelFlipping) {}
