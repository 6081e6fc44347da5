/** How long-running commands show how far they are. */
@NullMarked
package org.gan4j.cli.progress;

import org.jspecify.annotations.NullMarked;
