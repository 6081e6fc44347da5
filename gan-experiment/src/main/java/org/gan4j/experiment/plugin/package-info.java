/**
 * Plugin jars: where they lie, what is wrong with them, and a class loader for each.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.experiment.plugin;

import org.jspecify.annotations.NullMarked;
