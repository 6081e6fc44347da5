/**
 * Samples of a generator, portion by portion, with their conditions, and the files that show them.
 */
@NullMarked
package org.gan4j.core.sampling;

import org.jspecify.annotations.NullMarked;
