/**
 * Experiments: reading, complete validation, writing, and their JSON Schema.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.experiment;

import org.jspecify.annotations.NullMarked;
