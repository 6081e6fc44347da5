/** The schedules that come with the framework. */
@NullMarked
package org.gan4j.core.schedule;

import org.jspecify.annotations.NullMarked;
