/** What {@code gan sweep} shows. */
@NullMarked
package org.gan4j.cli.sweep;

import org.jspecify.annotations.NullMarked;
