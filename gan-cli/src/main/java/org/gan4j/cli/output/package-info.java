/** The output of commands, and files that are written atomically. */
@NullMarked
package org.gan4j.cli.output;

import org.jspecify.annotations.NullMarked;
