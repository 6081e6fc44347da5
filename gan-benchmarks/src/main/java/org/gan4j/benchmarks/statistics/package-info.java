/** Times the statistics of evaluations. */
@NullMarked
package org.gan4j.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
