package org.gan4j.api.data;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of dataset. {@code create} opens the dataset: cheap checks (whether the folder
 * exists, whether the header is right) belong there, so that they fail before the first step;
 * decoding does not. It throws a {@link org.gan4j.api.GanException} of kind USAGE if what the
 * configuration names is missing or damaged.
 */
public interface DatasetProvider<C extends Record>
    extends ComponentProvider<C, DatasetContext, Dataset> {}
