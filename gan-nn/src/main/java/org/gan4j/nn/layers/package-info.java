/**
 * Deeplearning4j layers that are fast on the CPU, and the base classes to write more of them.
 *
 * <p>A layer is two classes: a configuration ({@link org.gan4j.nn.layers.FastLayer}: settings,
 * shapes and parameters) and a runtime ({@link org.gan4j.nn.layers.FastRuntime}, which computes on
 * arrays that it reuses).
 */
@NullMarked
package org.gan4j.nn.layers;

import org.jspecify.annotations.NullMarked;
