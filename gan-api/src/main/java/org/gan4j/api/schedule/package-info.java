/** Who learns when. */
@NullMarked
package org.gan4j.api.schedule;

import org.jspecify.annotations.NullMarked;
