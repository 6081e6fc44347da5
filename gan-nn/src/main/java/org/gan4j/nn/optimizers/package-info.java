/**
 * Optimizers: gradient descent with momentum, and those that adapt to each parameter.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.nn.optimizers;

import org.jspecify.annotations.NullMarked;
