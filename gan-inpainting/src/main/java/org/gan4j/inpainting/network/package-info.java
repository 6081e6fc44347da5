/**
 * The context encoder: Pathak et al., "Context encoders: feature learning by inpainting", CVPR
 * 2016.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.inpainting.network;

import org.jspecify.annotations.NullMarked;
