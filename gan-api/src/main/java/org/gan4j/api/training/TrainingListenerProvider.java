package org.gan4j.api.training;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of training listener, each of one training. {@code create} throws a {@link
 * org.gan4j.api.GanException} of kind USAGE if it cannot work with these settings.
 */
public interface TrainingListenerProvider<C extends Record>
    extends ComponentProvider<C, ListenerContext, TrainingListener> {}
