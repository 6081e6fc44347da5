/** The {@code gan} command. */
@NullMarked
package org.gan4j.cli;

import org.jspecify.annotations.NullMarked;
