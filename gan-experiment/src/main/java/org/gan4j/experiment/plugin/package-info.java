/** Plugin jars: discovery, inspection, and a class loader for each. */
@NullMarked
package org.gan4j.experiment.plugin;

import org.jspecify.annotations.NullMarked;
