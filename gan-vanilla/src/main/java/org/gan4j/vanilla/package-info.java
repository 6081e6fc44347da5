/**
 * The multilayer-perceptron generator and discriminator.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.vanilla;

import org.jspecify.annotations.NullMarked;
