/** Trained networks: opened from a checkpoint, sampled and evaluated. */
@NullMarked
package org.gan4j.core.trained;

import org.jspecify.annotations.NullMarked;
