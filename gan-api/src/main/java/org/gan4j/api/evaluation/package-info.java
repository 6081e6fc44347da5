/** Metrics of trained generators. */
@NullMarked
package org.gan4j.api.evaluation;

import org.jspecify.annotations.NullMarked;
