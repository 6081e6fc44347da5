/** Networks for other programs, and weights from them. */
@NullMarked
package org.gan4j.cli.export;

import org.jspecify.annotations.NullMarked;
