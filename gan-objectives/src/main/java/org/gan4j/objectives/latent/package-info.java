/** The latent distributions that come with the framework. */
@NullMarked
package org.gan4j.objectives.latent;

import org.jspecify.annotations.NullMarked;
