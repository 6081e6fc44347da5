/**
 * How a component is named, configured and created.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.component;

import org.jspecify.annotations.NullMarked;
