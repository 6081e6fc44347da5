package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;

/**
 * Settings of the game {@code pac}.
 *
 * @param samples m, how many samples the discriminator classifies together
 */
public record PacConfiguration(
    @Option(
            value = "Samples that the discriminator classifies together; m in the paper",
            defaultValue = "2",
            min = 1,
            max = 1000)
        int samples) {}
