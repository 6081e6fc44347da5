package org.gan4j.datasets.images;

import org.jspecify.annotations.Nullable;

/**
 * The result of preparing an image.
 *
 * @param pixels levels 0 to 255, [channels, height, width]; of no meaning if there is a problem
 * @param problem why the image is broken; null if it is not
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record Outcome(byte[] pixels, @Nullable String problem) {}
