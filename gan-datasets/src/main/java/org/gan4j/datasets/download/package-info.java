/**
 * Datasets that can be fetched: which there are, where from, and how they get to this computer.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.datasets.download;

import org.jspecify.annotations.NullMarked;
