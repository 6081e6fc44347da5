/** A trained generator for the server. */
@NullMarked
package org.gan4j.cli.serve;

import org.jspecify.annotations.NullMarked;
