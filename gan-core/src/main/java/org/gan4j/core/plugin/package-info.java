/** Plugin jars: where they lie, what is wrong with them, and a class loader for each. */
@NullMarked
package org.gan4j.core.plugin;

import org.jspecify.annotations.NullMarked;
