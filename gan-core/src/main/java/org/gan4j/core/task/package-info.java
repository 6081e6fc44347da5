/** The tasks that come with the framework. */
@NullMarked
package org.gan4j.core.task;

import org.jspecify.annotations.NullMarked;
