/** Pages about runs: one file of HTML each, which loads nothing. */
@NullMarked
package org.gan4j.report.page;

import org.jspecify.annotations.NullMarked;
