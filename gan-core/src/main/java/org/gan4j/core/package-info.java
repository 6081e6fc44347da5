/**
 * The facade, and how applications wire the framework into their own injector.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.core;

import org.jspecify.annotations.NullMarked;
