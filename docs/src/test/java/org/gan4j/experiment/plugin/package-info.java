/** Holds the plugin guide to the list that it shows; in this package, to see it. */
@NullMarked
package org.gan4j.experiment.plugin;

import org.jspecify.annotations.NullMarked;
