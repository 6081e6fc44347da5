/**
 * Runs: the folder that a training fills, what is written into it, and how it is opened again.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.core.run;

import org.jspecify.annotations.NullMarked;
