/**
 * Image-to-image translation: the tasks of paired (pix2pix: Isola et al. 2017) and of unpaired
 * pictures (CycleGAN: Zhu et al. 2017).
 */
@NullMarked
package org.gan4j.translation;

import org.jspecify.annotations.NullMarked;
