/** Pictures of samples. */
@NullMarked
package org.gan4j.core.picture;

import org.jspecify.annotations.NullMarked;
