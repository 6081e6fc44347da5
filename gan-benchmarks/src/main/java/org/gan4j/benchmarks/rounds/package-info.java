/** What a round of local SGD costs. */
@NullMarked
package org.gan4j.benchmarks.rounds;

import org.jspecify.annotations.NullMarked;
