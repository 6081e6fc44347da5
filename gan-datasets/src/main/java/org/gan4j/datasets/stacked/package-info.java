/** Stacks of digits: a thousand kinds of pictures, to count the modes that a generator finds. */
@NullMarked
package org.gan4j.datasets.stacked;

import org.jspecify.annotations.NullMarked;
