/** Trainings of an experiment with varied settings, and their comparison. */
@NullMarked
package org.gan4j.sweep;

import org.jspecify.annotations.NullMarked;
