/**
 * What the players want: losses and regularizers.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.objective;

import org.jspecify.annotations.NullMarked;
