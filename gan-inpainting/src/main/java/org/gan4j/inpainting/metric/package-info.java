/** How good completions are, and how sure. */
@NullMarked
package org.gan4j.inpainting.metric;

import org.jspecify.annotations.NullMarked;
