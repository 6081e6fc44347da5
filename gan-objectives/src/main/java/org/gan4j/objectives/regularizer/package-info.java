/** The regularizers that come with the framework. */
@NullMarked
package org.gan4j.objectives.regularizer;

import org.jspecify.annotations.NullMarked;
