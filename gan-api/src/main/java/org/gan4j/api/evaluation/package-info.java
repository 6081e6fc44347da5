/**
 * How good a generator is: metrics.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.evaluation;

import org.jspecify.annotations.NullMarked;
