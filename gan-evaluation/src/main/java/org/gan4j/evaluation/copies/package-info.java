/** Searches copies of training samples. */
@NullMarked
package org.gan4j.evaluation.copies;

import org.jspecify.annotations.NullMarked;
