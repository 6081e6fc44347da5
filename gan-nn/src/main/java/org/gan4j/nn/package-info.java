/**
 * Generators and discriminators as Deeplearning4j networks: adapter, layers and optimizers.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.nn;

import org.jspecify.annotations.NullMarked;
