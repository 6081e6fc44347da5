/** How far a picture is from itself after a cycle of two translations. */
@NullMarked
package org.gan4j.translation.metric;

import org.jspecify.annotations.NullMarked;
