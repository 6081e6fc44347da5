/** Datasets that experiments name: MNIST, image folders and synthetic mixtures. */
@NullMarked
package org.gan4j.datasets;

import org.jspecify.annotations.NullMarked;
