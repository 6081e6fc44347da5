/** Runs: the folder that a training fills, what is written into it, and how it is opened again. */
@NullMarked
package org.gan4j.core.run;

import org.jspecify.annotations.NullMarked;
