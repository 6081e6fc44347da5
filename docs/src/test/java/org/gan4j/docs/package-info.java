/** Everything that the README and the guide show is compiled or run. */
@NullMarked
package org.gan4j.docs;

import org.jspecify.annotations.NullMarked;
