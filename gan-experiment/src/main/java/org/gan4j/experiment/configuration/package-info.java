/**
 * What a configuration record says about itself: its settings, their types, bounds and defaults.
 */
@NullMarked
package org.gan4j.experiment.configuration;

import org.jspecify.annotations.NullMarked;
