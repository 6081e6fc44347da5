package org.gan4j.api.network;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of discriminator. */
public interface DiscriminatorProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Builds a discriminator with fresh parameters.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot judge such samples; say what it
   *     can
   */
  Discriminator create(C configuration, DiscriminatorContext context);
}
