/** Times GAN4J's own training loop and layers on the workloads that libtorch is timed on. */
@NullMarked
package org.gan4j.benchmarks;

import org.jspecify.annotations.NullMarked;
