/**
 * Networks as graphs of operators, for files that other programs run. The operators are those of
 * ONNX, operator set 17.
 */
@NullMarked
package org.gan4j.nn.graph;

import org.jspecify.annotations.NullMarked;
