/** Pages that a server keeps up to date: of a training, and to explore a generator. */
@NullMarked
package org.gan4j.cli.live;

import org.jspecify.annotations.NullMarked;
