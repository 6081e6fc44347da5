/** Plays the command lines of the documents; in this package, so as not to end the process. */
@NullMarked
package org.gan4j.cli;

import org.jspecify.annotations.NullMarked;
