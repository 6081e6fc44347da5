/** The workloads as a PyTorch script runs them, on libtorch through its Java binding. */
@NullMarked
package org.gan4j.benchmarks.libtorch;

import org.jspecify.annotations.NullMarked;
