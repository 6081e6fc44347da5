/**
 * The convolutional generator and discriminator: Radford, Metz and Chintala, "Unsupervised
 * representation learning with deep convolutional generative adversarial networks", ICLR 2016.
 */
@NullMarked
package org.gan4j.dcgan;

import org.jspecify.annotations.NullMarked;
