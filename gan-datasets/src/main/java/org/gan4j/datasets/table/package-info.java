/** Tables: files of comma-separated values. */
@NullMarked
package org.gan4j.datasets.table;

import org.jspecify.annotations.NullMarked;
