/**
 * Mixtures of Gaussians in the plane, on which mode collapse can be seen and counted.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.datasets.mixtures;

import org.jspecify.annotations.NullMarked;
