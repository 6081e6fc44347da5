/** Clusters of Apache Spark: jobs of sweeps and trainings run on its executors. */
@NullMarked
package org.gan4j.spark;

import org.jspecify.annotations.NullMarked;
