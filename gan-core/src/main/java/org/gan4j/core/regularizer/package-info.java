/** The regularizers that come with the framework. */
@NullMarked
package org.gan4j.core.regularizer;

import org.jspecify.annotations.NullMarked;
