/** The choice of settings for the data at hand. */
@NullMarked
package org.gan4j.cli.init;

import org.jspecify.annotations.NullMarked;
