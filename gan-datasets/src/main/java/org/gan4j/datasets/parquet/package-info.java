/** Images in Parquet files, as Hugging Face's library {@code datasets} stores them. */
@NullMarked
package org.gan4j.datasets.parquet;

import org.jspecify.annotations.NullMarked;
