/** Files that are whole or not there, and hashes. */
@NullMarked
package org.gan4j.api.io;

import org.jspecify.annotations.NullMarked;
