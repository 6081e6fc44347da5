/** ONNX networks as features, in which metrics compare samples. */
@NullMarked
package org.gan4j.onnxfeatures;

import org.jspecify.annotations.NullMarked;
