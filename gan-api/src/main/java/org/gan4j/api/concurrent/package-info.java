/** How threads may use a type. */
@NullMarked
package org.gan4j.api.concurrent;

import org.jspecify.annotations.NullMarked;
