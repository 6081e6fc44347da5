package org.gan4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.benchmarks.workload.Architecture;
import org.gan4j.benchmarks.workload.Layer;
import org.gan4j.benchmarks.workload.Workload;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.nd4j.linalg.api.buffer.DataType;

/** The networks of a workload, built from its tables. */
final class Players {
  private static final double LEAKY_SLOPE = 0.2;
  private static final double STANDARD_DEVIATION = 0.02;

  private Players() {}

  static Generator generator(Workload workload, RandomKey key) {
    boolean inpainting = workload.task() == Workload.Task.INPAINTING;
    SampleShape input = new SampleShape(workload.input());
    GeneratorContext context =
        GeneratorContext.of(
            inpainting ? 0 : input.length(),
            inpainting ? input : null,
            new SampleShape(workload.image()),
            DataType.FLOAT,
            key);
    Generator generator =
        LayeredGenerator.of(context, definition(workload.generator(), input, !inpainting));
    workload.generator().requireParameters("generator", learned(generator));
    return generator;
  }

  static Discriminator discriminator(Workload workload, RandomKey key) {
    SampleShape input = new SampleShape(workload.image());
    Discriminator discriminator =
        LayeredDiscriminator.of(
            DiscriminatorContext.of(input, null, DataType.FLOAT, key),
            definition(workload.discriminator(), input, false));
    workload.discriminator().requireParameters("discriminator", learned(discriminator));
    return discriminator;
  }

  private static NetworkDefinition definition(
      Architecture table, SampleShape input, boolean fromVector) {
    List<FastLayer> layers = new ArrayList<>();
    if (fromVector && input.isImage()) {
      layers.add(new Reshape(input));
    }
    for (Layer row : table.layers()) {
      layers.add(layer(row));
    }
    return NetworkDefinition.of(layers)
        .withInitialization(new Initialization.Normal(STANDARD_DEVIATION));
  }

  private static FastLayer layer(Layer layer) {
    if (layer instanceof Layer.Linear linear) {
      return new Dense(linear.outputs(), linear.bias());
    }
    if (layer instanceof Layer.Convolution convolution) {
      return new Convolution(
          convolution.filters(),
          convolution.kernel(),
          convolution.stride(),
          convolution.padding(),
          convolution.bias());
    }
    if (layer instanceof Layer.TransposedConvolution convolution) {
      return new TransposedConvolution(
          convolution.filters(),
          convolution.kernel(),
          convolution.stride(),
          convolution.padding(),
          convolution.bias());
    }
    if (layer instanceof Layer.BatchNormalization) {
      return new BatchNorm();
    }
    if (layer instanceof Layer.Reshape reshape) {
      return reshape(new SampleShape(reshape.shape()));
    }
    if (layer instanceof Layer.Activation activation) {
      return switch (activation) {
        case RELU -> Elementwise.relu();
        case LEAKY_RELU -> Elementwise.leakyRelu(LEAKY_SLOPE);
        case TANH -> Elementwise.tanh();
      };
    }
    throw new IllegalArgumentException("GAN4J has no layer for " + layer);
  }

  /** As gan-dcgan does it: the order of the numbers in a vector means nothing to a linear layer. */
  private static Reshape reshape(SampleShape shape) {
    return shape.isImage() ? Reshape.toImageChannelsLast(shape) : Reshape.flattenChannelsLast();
  }

  private static long learned(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() != Role.STATISTIC)
        .mapToLong(parameter -> parameter.value().length())
        .sum();
  }
}
