/** The latent distributions that come with the framework. */
@NullMarked
package org.gan4j.core.latent;

import org.jspecify.annotations.NullMarked;
