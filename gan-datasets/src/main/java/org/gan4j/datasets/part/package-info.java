/** Every n-th sample of a dataset, or the others. */
@NullMarked
package org.gan4j.datasets.part;

import org.jspecify.annotations.NullMarked;
