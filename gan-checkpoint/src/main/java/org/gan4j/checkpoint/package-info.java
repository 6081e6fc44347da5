/**
 * Checkpoints: one file with everything that a training needs to continue exactly. It names no Java
 * class and nothing in it is deserialized into one.
 *
 * <p>The layout is that of safetensors, so that other languages can read the arrays: eight bytes
 * with the header's length, little-endian; the header, a JSON object that maps each array's name to
 * its type, shape and place, with an entry {@code __metadata__} of strings; then the arrays,
 * float32, little-endian, in C order, without gaps. {@link org.gan4j.checkpoint.CheckpointHeader}
 * lists the metadata.
 */
@NullMarked
package org.gan4j.checkpoint;

import org.jspecify.annotations.NullMarked;
