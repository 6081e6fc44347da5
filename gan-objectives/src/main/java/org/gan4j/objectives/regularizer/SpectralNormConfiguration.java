package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of spectral normalization.
 *
 * @param players whose weights are normalized
 */
public record SpectralNormConfiguration(
    @Option(value = "Players whose weights are normalized", defaultValue = "\"discriminator\"")
        RegularizedNetworks players) {}
