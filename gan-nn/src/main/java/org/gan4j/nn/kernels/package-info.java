/**
 * Loops and operations that the layers are computed with. Internal: it may change in any version,
 * and plugins do not use it.
 */
@NullMarked
package org.gan4j.nn.kernels;

import org.jspecify.annotations.NullMarked;
