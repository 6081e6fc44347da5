/** What is hidden of an image: masks. */
@NullMarked
package org.gan4j.api.mask;

import org.jspecify.annotations.NullMarked;
