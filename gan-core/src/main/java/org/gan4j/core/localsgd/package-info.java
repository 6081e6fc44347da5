/** Training by several workers whose networks are averaged after every round. */
@NullMarked
package org.gan4j.core.localsgd;

import org.jspecify.annotations.NullMarked;
