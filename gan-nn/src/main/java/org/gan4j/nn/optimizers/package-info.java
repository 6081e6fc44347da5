/** Optimizers: gradient descent with momentum, and those that adapt to each parameter. */
@NullMarked
package org.gan4j.nn.optimizers;

import org.jspecify.annotations.NullMarked;
