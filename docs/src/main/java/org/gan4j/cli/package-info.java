/** The command line, seen from the package that it is in. */
@NullMarked
package org.gan4j.cli;

import org.jspecify.annotations.NullMarked;
