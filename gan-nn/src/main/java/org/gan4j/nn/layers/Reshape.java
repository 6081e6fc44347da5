package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Gives the numbers of each sample another shape, in C order of the logical shape: [batch, …] to
 * [batch, shape].
 */
public final class Reshape extends FastLayer {
  private static final long serialVersionUID = 1L;

  @JsonProperty private @Nullable List<Integer> dimensions;

  private Reshape() {}

  /** To the given shape, which must have as many numbers as the input. */
  public Reshape(SampleShape shape) {
    this.dimensions = shape.dimensions();
  }

  /** To a vector. */
  public static Reshape flatten() {
    return new Reshape();
  }

  SampleShape shapeOf(SampleShape input) {
    return dimensions == null ? SampleShape.vector(input.length()) : new SampleShape(dimensions);
  }

  /** The target's dimensions; null for a vector of whatever length. */
  @Nullable List<Integer> dimensions() {
    return dimensions;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    SampleShape output = shapeOf(input);
    if (output.length() != input.length()) {
      throw new IllegalArgumentException(
          "cannot reshape " + input + " to " + output + ": the lengths differ");
    }
    return output;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of();
  }

  @Override
  protected List<Object> settings() {
    return dimensions == null ? List.of() : List.of(dimensions);
  }

  @Override
  protected FastRuntime<Reshape> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new ReshapeRuntime(configuration, dataType);
  }
}
