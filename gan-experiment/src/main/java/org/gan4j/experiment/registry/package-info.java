/**
 * Which components are installed, and from which jar.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.experiment.registry;

import org.jspecify.annotations.NullMarked;
