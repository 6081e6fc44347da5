/** The metrics that come with the framework. */
@NullMarked
package org.gan4j.evaluation.metric;

import org.jspecify.annotations.NullMarked;
