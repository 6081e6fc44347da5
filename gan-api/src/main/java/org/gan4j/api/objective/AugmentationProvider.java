package org.gan4j.api.objective;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of augmentation. */
public interface AugmentationProvider<C extends Record>
    extends ComponentProvider<C, AugmentationContext, Augmentation> {}
