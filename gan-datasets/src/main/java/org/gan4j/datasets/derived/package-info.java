/** Pictures that are computed from those of another dataset, such as their edges. */
@NullMarked
package org.gan4j.datasets.derived;

import org.jspecify.annotations.NullMarked;
