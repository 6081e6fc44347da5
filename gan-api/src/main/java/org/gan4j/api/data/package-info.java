/** Where samples come from and what the game is about: datasets, tasks, latents. */
@NullMarked
package org.gan4j.api.data;

import org.jspecify.annotations.NullMarked;
