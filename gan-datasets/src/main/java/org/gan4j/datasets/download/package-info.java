/** Datasets that can be fetched: which there are, where from, and how they get to this computer. */
@NullMarked
package org.gan4j.datasets.download;

import org.jspecify.annotations.NullMarked;
