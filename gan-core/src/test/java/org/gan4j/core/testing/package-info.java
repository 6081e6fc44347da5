/** Components and experiments for tests. */
@NullMarked
package org.gan4j.core.testing;

import org.jspecify.annotations.NullMarked;
