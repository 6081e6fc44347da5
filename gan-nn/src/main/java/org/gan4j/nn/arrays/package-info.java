/**
 * Arrays that are reused, how they lie in memory, and ND4J's fast operations on them: for layers,
 * regularizers and other code that computes in every step.
 */
@NullMarked
package org.gan4j.nn.arrays;

import org.jspecify.annotations.NullMarked;
