/** Losses, regularizers and augmentations. */
@NullMarked
package org.gan4j.api.objective;

import org.jspecify.annotations.NullMarked;
