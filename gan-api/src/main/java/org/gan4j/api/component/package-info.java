/** Name, settings and creation of components. */
@NullMarked
package org.gan4j.api.component;

import org.jspecify.annotations.NullMarked;
