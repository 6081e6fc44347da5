package org.gan4j.nn.graph;

import org.gan4j.api.SampleShape;

/**
 * An input of a graph: float32, [batch, shape].
 *
 * @param value its value
 * @param shape of one sample
 */
public record GraphInput(GraphValue value, SampleShape shape) {}
