/** What a run has learned to do to pictures, done to given ones. */
@NullMarked
package org.gan4j.cli.apply;

import org.jspecify.annotations.NullMarked;
