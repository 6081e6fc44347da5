/** Small data and features for tests. */
@NullMarked
package org.gan4j.evaluation.testing;

import org.jspecify.annotations.NullMarked;
