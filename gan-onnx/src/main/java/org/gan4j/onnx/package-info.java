/** Networks for other programs: ONNX files, and weights as PyTorch names them. */
@NullMarked
package org.gan4j.onnx;

import org.jspecify.annotations.NullMarked;
