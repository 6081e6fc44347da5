/** The losses that come with the framework. */
@NullMarked
package org.gan4j.objectives.loss;

import org.jspecify.annotations.NullMarked;
