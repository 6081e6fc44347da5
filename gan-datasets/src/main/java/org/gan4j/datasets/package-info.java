/**
 * Datasets that experiments name: MNIST, image folders and synthetic mixtures.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.datasets;

import org.jspecify.annotations.NullMarked;
