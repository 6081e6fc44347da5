/** Machines, or the threads of one, on which trainings run. */
@NullMarked
package org.gan4j.core.cluster;

import org.jspecify.annotations.NullMarked;
