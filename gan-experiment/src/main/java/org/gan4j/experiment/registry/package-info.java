/** Which components are installed, and from which jar. */
@NullMarked
package org.gan4j.experiment.registry;

import org.jspecify.annotations.NullMarked;
