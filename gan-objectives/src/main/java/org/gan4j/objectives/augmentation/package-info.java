/** The augmentations that come with the framework. */
@NullMarked
package org.gan4j.objectives.augmentation;

import org.jspecify.annotations.NullMarked;
