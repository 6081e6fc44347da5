package org.gan4j.api.objective;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of regularizer. */
public interface RegularizerProvider<C extends Record>
    extends ComponentProvider<C, RegularizerContext, Regularizer> {}
