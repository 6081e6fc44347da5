/**
 * Pictures and masks of any size that are given by hand.
 *
 * <p>Records, enums and exceptions are immutable and thread-safe; other types say it themselves.
 */
@NullMarked
package org.gan4j.images.photograph;

import org.jspecify.annotations.NullMarked;
