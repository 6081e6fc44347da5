/** The multilayer-perceptron generator and discriminator. */
@NullMarked
package org.gan4j.vanilla;

import org.jspecify.annotations.NullMarked;
