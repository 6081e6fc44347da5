/** Load on a server of samples. */
@NullMarked
package org.gan4j.benchmarks.serve;

import org.jspecify.annotations.NullMarked;
