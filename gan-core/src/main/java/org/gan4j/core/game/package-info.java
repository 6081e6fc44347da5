/** From an experiment to its parts, built and checked. */
@NullMarked
package org.gan4j.core.game;

import org.jspecify.annotations.NullMarked;
