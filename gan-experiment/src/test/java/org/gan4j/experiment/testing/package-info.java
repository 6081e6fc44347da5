/** Components and experiments for tests. */
@NullMarked
package org.gan4j.experiment.testing;

import org.jspecify.annotations.NullMarked;
