package org.gan4j.images.decode;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The size of an image as its file stores it. A camera's note may say that the image is to be
 * turned; height and width are then exchanged.
 *
 * @param height in pixels
 * @param width in pixels
 */
@ThreadSafe
public record StoredSize(int height, int width) {}
