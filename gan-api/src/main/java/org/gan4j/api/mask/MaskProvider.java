package org.gan4j.api.mask;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of mask. {@code create} throws a {@link org.gan4j.api.GanException} of kind USAGE
 * if the mask would hide nothing of such images, or everything.
 */
public interface MaskProvider<C extends Record> extends ComponentProvider<C, MaskContext, Mask> {}
