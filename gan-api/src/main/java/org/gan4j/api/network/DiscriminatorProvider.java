package org.gan4j.api.network;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of discriminator. {@code create} builds a discriminator with fresh parameters,
 * and throws a {@link org.gan4j.api.GanException} of kind USAGE if it does not support such
 * samples.
 */
public interface DiscriminatorProvider<C extends Record>
    extends ComponentProvider<C, DiscriminatorContext, Discriminator> {}
