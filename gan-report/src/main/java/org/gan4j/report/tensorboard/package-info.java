/** The event files of TensorBoard. */
@NullMarked
package org.gan4j.report.tensorboard;

import org.jspecify.annotations.NullMarked;
