package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;

/**
 * Settings of the game {@code can}.
 *
 * @param styleWeight the factor of the styles' cross-entropy of real samples, in the
 *     discriminator's objective
 * @param ambiguityWeight the factor of the cross-entropy to equal styles, in the generator's
 *     objective
 */
public record CanConfiguration(
    @Option(
            value = "Factor of the cross-entropy of real samples' styles, of the discriminator",
            defaultValue = "1",
            above = 0)
        double styleWeight,
    @Option(
            value =
                "Factor of the cross-entropy between generated samples' styles and equal ones, of the"
                    + " generator; 0 for a game in which only the discriminator knows styles",
            defaultValue = "1",
            min = 0)
        double ambiguityWeight) {}
