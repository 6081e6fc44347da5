/** The game of two generators that invert each other: CycleGAN. */
@NullMarked
package org.gan4j.translation.game;

import org.jspecify.annotations.NullMarked;
