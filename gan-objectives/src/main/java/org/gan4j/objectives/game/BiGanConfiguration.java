package org.gan4j.objectives.game;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.network.DiscriminatorProvider;

/**
 * Settings of the game {@code bi-gan}.
 *
 * @param encoder the network of the encoder: a discriminator that returns a latent instead of a
 *     logit
 */
public record BiGanConfiguration(
    @Option(
            "The encoder: type and settings of a discriminator that returns a latent for each sample")
        ConfiguredProvider<DiscriminatorProvider<?>> encoder) {}
