/** Experiments: reading, complete validation, writing, and their JSON Schema. */
@NullMarked
package org.gan4j.experiment;

import org.jspecify.annotations.NullMarked;
