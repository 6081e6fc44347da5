/** Arrays of NumPy, and the binary files of CIFAR. */
@NullMarked
package org.gan4j.datasets.arrays;

import org.jspecify.annotations.NullMarked;
