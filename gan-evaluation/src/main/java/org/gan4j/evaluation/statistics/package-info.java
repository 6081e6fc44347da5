/**
 * Statistics that compare sets of vectors, such as features of generated and of real samples.
 * Vectors are float32; everything is computed in double precision, in an order that does not depend
 * on the number of threads: the results are the same to the last bit.
 */
@NullMarked
package org.gan4j.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
