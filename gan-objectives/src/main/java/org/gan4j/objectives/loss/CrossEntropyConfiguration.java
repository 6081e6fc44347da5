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
            value = "How far below 1 the label of real samples is; fakes keep 0",
            defaultValue = "0",
            min = 0,
            below = 1)
        double labelSmoothing,
    @Option(
            value = "Probability of a wrong label for a sample in the discriminator's step",
            defaultValue = "0",
            min = 0,
            max = 0.5)
        double labelFlipping) {}
