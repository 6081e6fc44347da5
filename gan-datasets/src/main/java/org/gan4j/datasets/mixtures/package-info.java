/** Mixtures of Gaussians in the plane, on which mode collapse can be seen and counted. */
@NullMarked
package org.gan4j.datasets.mixtures;

import org.jspecify.annotations.NullMarked;
