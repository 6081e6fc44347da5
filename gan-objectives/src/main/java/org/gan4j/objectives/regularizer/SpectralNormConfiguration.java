package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of spectral normalisation.
 *
 * @param players whose weights are normalised
 */
public record SpectralNormConfiguration(
    @Option(value = "Whose weights are normalised", defaultValue = "\"discriminator\"")
        Learners players) {}
