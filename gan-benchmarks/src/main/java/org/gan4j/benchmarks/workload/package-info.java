/**
 * What is measured, and how: the tables of the networks, the clock and the line of JSON. GAN4J's
 * benchmark and the libtorch program are both compiled with this package, and it depends on
 * neither.
 */
@NullMarked
package org.gan4j.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
