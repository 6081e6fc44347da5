/** The tasks that come with the framework. */
@NullMarked
package org.gan4j.objectives.task;

import org.jspecify.annotations.NullMarked;
