/** The metrics that come with the framework. */
@NullMarked
package org.gan4j.core.metric;

import org.jspecify.annotations.NullMarked;
