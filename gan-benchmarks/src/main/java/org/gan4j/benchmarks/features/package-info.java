/** Makes the feature network that comes with gan-evaluation. */
@NullMarked
package org.gan4j.benchmarks.features;

import org.jspecify.annotations.NullMarked;
