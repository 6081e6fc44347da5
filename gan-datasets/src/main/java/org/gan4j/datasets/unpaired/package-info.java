/** Two sets of pictures that nobody has paired. */
@NullMarked
package org.gan4j.datasets.unpaired;

import org.jspecify.annotations.NullMarked;
