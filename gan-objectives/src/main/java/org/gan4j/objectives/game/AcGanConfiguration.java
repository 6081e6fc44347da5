package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;

/**
 * Settings of the game {@code ac-gan}.
 *
 * @param classWeight the factor of the classes' cross-entropy
 */
public record AcGanConfiguration(
    @Option(
            value = "Factor of the cross-entropy of the classes in both objectives",
            defaultValue = "1",
            above = 0)
        double classWeight) {}
