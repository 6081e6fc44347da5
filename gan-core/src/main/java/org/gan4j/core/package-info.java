/** The experiment, the component registry and the one trainer that all GAN variants share. */
@NullMarked
package org.gan4j.core;

import org.jspecify.annotations.NullMarked;
