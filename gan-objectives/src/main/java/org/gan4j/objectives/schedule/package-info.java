/** The schedules that come with the framework. */
@NullMarked
package org.gan4j.objectives.schedule;

import org.jspecify.annotations.NullMarked;
