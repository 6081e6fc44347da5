/** Experiments: reading, complete validation, writing, and their JSON Schema. */
@NullMarked
package org.gan4j.core.experiment;

import org.jspecify.annotations.NullMarked;
