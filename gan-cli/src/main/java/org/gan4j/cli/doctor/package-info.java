/** Checks of an installation. */
@NullMarked
package org.gan4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
