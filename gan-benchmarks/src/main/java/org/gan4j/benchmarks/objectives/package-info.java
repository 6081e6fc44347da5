/** What objectives give, and what they cost. */
@NullMarked
package org.gan4j.benchmarks.objectives;

import org.jspecify.annotations.NullMarked;
