package org.gan4j.nn.graph;

import java.util.List;
import org.gan4j.api.SampleShape;

/**
 * A network in inference, as operators.
 *
 * @param inputs in their order
 * @param constants of the operations
 * @param operations each one after those whose outputs it takes
 * @param output what the network returns, [batch, output shape]
 * @param outputShape of one sample
 */
public record Graph(
    List<GraphInput> inputs,
    List<GraphConstant> constants,
    List<GraphOperation> operations,
    GraphValue output,
    SampleShape outputShape) {
  /** Copies. */
  public Graph {
    inputs = List.copyOf(inputs);
    constants = List.copyOf(constants);
    operations = List.copyOf(operations);
  }
}
