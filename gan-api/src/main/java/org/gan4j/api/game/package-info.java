/** Games: the players, their objectives, and the tape that differentiates them. */
@NullMarked
package org.gan4j.api.game;

import org.jspecify.annotations.NullMarked;
