/** What commands print, and files that appear whole or not at all. */
@NullMarked
package org.gan4j.cli.output;

import org.jspecify.annotations.NullMarked;
