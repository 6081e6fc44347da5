/** Runs as their files record them, however old or damaged. */
@NullMarked
package org.gan4j.report.recorded;

import org.jspecify.annotations.NullMarked;
