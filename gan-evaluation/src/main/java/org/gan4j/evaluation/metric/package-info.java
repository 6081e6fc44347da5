/**
 * The metrics that come with the framework.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.evaluation.metric;

import org.jspecify.annotations.NullMarked;
