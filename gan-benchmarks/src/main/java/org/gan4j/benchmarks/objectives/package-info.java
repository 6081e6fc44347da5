/** Results and costs of objectives. */
@NullMarked
package org.gan4j.benchmarks.objectives;

import org.jspecify.annotations.NullMarked;
