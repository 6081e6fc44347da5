/**
 * The experiment, the component registry and the one trainer that all GAN variants share.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.core;

import org.jspecify.annotations.NullMarked;
