package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;

/**
 * Settings of the game {@code ac-gan}.
 *
 * @param classWeight the factor of the classes' cross-entropy
 */
public record AcGanConfiguration(
    @Option(
            value = "The factor of the classes' cross-entropy in both objectives",
            defaultValue = "1",
            above = 0)
        double classWeight) {}
