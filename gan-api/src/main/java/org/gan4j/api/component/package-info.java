/** How a component is named, configured and created. */
@NullMarked
package org.gan4j.api.component;

import org.jspecify.annotations.NullMarked;
