/** What several tests use. */
@NullMarked
package org.gan4j.core.testing;

import org.jspecify.annotations.NullMarked;
