/** From an experiment to its parts, built and checked. */
@NullMarked
package org.gan4j.core.assembly;

import org.jspecify.annotations.NullMarked;
