/** Runs: the folder of a training, the files in it, and how it is opened again. */
@NullMarked
package org.gan4j.core.run;

import org.jspecify.annotations.NullMarked;
