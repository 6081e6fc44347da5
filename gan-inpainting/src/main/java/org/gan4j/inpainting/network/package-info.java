/**
 * The context encoder: Pathak et al., "Context encoders: feature learning by inpainting", CVPR
 * 2016.
 */
@NullMarked
package org.gan4j.inpainting.network;

import org.jspecify.annotations.NullMarked;
