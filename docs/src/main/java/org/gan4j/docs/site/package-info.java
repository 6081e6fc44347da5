/** Writes the pages of the site that are made from the code. */
@NullMarked
package org.gan4j.docs.site;

import org.jspecify.annotations.NullMarked;
