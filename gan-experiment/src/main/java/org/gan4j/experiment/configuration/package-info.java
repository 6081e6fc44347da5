/**
 * What a configuration record says about itself: its settings, their types, bounds and defaults.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.experiment.configuration;

import org.jspecify.annotations.NullMarked;
