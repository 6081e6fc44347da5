/** The listeners that come with the framework. */
@NullMarked
package org.gan4j.report;

import org.jspecify.annotations.NullMarked;
