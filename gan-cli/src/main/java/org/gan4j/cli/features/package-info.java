/** The files that a discriminator's features go into. */
@NullMarked
package org.gan4j.cli.features;

import org.jspecify.annotations.NullMarked;
