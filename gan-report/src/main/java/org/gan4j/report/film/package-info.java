/** Films of samples. */
@NullMarked
package org.gan4j.report.film;

import org.jspecify.annotations.NullMarked;
