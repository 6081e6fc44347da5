package org.gan4j.translation.game;

import org.gan4j.api.component.Option;

/**
 * Settings of the game {@code cycle}. The defaults are those of Zhu et al. 2017, section 4 and
 * their code.
 *
 * @param cycleWeight λ, of the distance between a picture and its translation there and back
 * @param identityWeight of the distance between a picture of the target domain and its translation,
 *     relative to λ; 0 for none
 * @param pool how many earlier translations each discriminator sees again; 0 for none
 */
public record CycleConfiguration(
    @Option(
            value = "λ: weight of the L1 distance of a picture to its translation there and back",
            defaultValue = "10",
            min = 0)
        double cycleWeight,
    @Option(
            value =
                "Weight, relative to λ, of the L1 distance of a picture of the target domain to its"
                    + " translation; 0 for none",
            defaultValue = "0.5",
            min = 0)
        double identityWeight,
    @Option(
            value = "Earlier translations that each discriminator sees again; 0 for none",
            defaultValue = "50",
            min = 0,
            max = 100_000)
        int pool) {}
