/** The facade, and how applications wire the framework into their own injector. */
@NullMarked
package org.gan4j.core;

import org.jspecify.annotations.NullMarked;
