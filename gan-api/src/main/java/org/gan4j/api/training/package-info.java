/** Listeners of a training, and the reports that they receive. */
@NullMarked
package org.gan4j.api.training;

import org.jspecify.annotations.NullMarked;
