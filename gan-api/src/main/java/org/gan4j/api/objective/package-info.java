/** What the players want: losses and regularizers. */
@NullMarked
package org.gan4j.api.objective;

import org.jspecify.annotations.NullMarked;
