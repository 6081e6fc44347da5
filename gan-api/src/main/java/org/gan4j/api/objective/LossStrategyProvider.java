package org.gan4j.api.objective;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of loss. */
public interface LossStrategyProvider<C extends Record>
    extends ComponentProvider<C, LossContext, LossStrategy> {}
