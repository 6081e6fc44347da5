/**
 * The two players, their parameters, and the optimizers that move them.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.network;

import org.jspecify.annotations.NullMarked;
