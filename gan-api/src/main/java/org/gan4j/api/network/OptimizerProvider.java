package org.gan4j.api.network;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of optimizer, each of one network. */
public interface OptimizerProvider<C extends Record>
    extends ComponentProvider<C, OptimizerContext, Optimizer> {}
