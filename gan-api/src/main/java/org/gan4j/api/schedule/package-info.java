/** Schedules: the order of the players' steps. */
@NullMarked
package org.gan4j.api.schedule;

import org.jspecify.annotations.NullMarked;
