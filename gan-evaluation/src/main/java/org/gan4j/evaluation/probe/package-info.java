/**
 * What representations are worth: linear classifiers on pixels or features of few samples.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.evaluation.probe;

import org.jspecify.annotations.NullMarked;
