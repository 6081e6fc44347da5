package org.gan4j.api.data;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of latent distribution. */
public interface LatentProvider<C extends Record>
    extends ComponentProvider<C, LatentContext, Latent> {}
