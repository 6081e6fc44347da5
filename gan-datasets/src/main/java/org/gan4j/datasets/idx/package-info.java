/**
 * Samples in IDX files, the format of MNIST: a strict reader, a writer, and the datasets {@code
 * mnist-10k}, {@code mnist}, {@code fashion-mnist} and {@code idx}.
 */
@NullMarked
package org.gan4j.datasets.idx;

import org.jspecify.annotations.NullMarked;
