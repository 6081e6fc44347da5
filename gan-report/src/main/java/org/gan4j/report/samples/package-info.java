/** Samples as files for people to look at. */
@NullMarked
package org.gan4j.report.samples;

import org.jspecify.annotations.NullMarked;
