/** Datasets, the tasks that present their batches to the players, and latents. */
@NullMarked
package org.gan4j.api.data;

import org.jspecify.annotations.NullMarked;
