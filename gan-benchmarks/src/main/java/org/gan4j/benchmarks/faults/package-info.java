/**
 * Interrupts GAN4J at chosen and at random moments, and compares what it leaves with what an
 * undisturbed run leaves; run by {@code faults.sh}.
 */
@NullMarked
package org.gan4j.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
