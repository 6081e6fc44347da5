/** Generators and discriminators as Deeplearning4j networks: adapter, layers and optimizers. */
@NullMarked
package org.gan4j.nn;

import org.jspecify.annotations.NullMarked;
