/** Arithmetic of arrays for which ND4J's own is not safe. */
@NullMarked
package org.gan4j.api.array;

import org.jspecify.annotations.NullMarked;
