/** What {@code gan evaluate} prints. */
@NullMarked
package org.gan4j.cli.evaluate;

import org.jspecify.annotations.NullMarked;
