/** The two players, their parameters, and the optimizers that move them. */
@NullMarked
package org.gan4j.api.network;

import org.jspecify.annotations.NullMarked;
