package org.gan4j.api.network;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of generator. */
public interface GeneratorProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Builds a generator with fresh parameters.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot make such samples from such
   *     latents; say what it can
   */
  Generator create(C configuration, GeneratorContext context);
}
