/**
 * What is hidden of an image: masks.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.mask;

import org.jspecify.annotations.NullMarked;
