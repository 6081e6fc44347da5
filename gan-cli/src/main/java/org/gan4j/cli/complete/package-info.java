/** What a shell proposes while a {@code gan} command is typed. */
@NullMarked
package org.gan4j.cli.complete;

import org.jspecify.annotations.NullMarked;
