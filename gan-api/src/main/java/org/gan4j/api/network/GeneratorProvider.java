package org.gan4j.api.network;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of generator. {@code create} builds a generator with fresh parameters, and throws
 * a {@link org.gan4j.api.GanException} of kind USAGE if it cannot make such samples from such
 * latents.
 */
public interface GeneratorProvider<C extends Record>
    extends ComponentProvider<C, GeneratorContext, Generator> {}
