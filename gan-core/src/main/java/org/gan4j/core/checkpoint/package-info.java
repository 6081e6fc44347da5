/**
 * Checkpoints: one file that holds everything a training needs to go on exactly. It names no Java
 * class and nothing in it is deserialised into one.
 *
 * <p>The layout is that of safetensors, so that other languages can read the arrays: eight bytes
 * with the header's length, little-endian; the header, a JSON object that maps each array's name to
 * its type, shape and place, with an entry {@code __metadata__} of strings; then the arrays,
 * float32, little-endian, in C order, without gaps. {@link
 * org.gan4j.core.checkpoint.CheckpointHeader} lists our metadata.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.core.checkpoint;

import org.jspecify.annotations.NullMarked;
