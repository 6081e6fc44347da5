package org.gan4j.nn.graph;

/**
 * An array that flows through a graph: an input, a constant or the output of an operation.
 *
 * @param name unique within the graph
 */
public record GraphValue(String name) {}
