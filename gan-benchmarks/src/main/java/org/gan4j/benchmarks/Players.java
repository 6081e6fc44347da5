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
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Concatenate;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.PRelu;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.ResizingConvolution;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The networks of a workload, built from its tables. */
final class Players {
  private static final double LEAKY_SLOPE = 0.2;
  private static final double STANDARD_DEVIATION = 0.02;
  private static final double RETAINED = 0.5;

  private Players() {}

  static Generator generator(Workload workload, RandomKey key) {
    boolean noise = workload.hasNoise();
    SampleShape input = new SampleShape(workload.input());
    GeneratorContext context =
        GeneratorContext.of(
            noise ? input.length() : 0,
            noise ? null : input,
            new SampleShape(workload.image()),
            DataType.FLOAT,
            key);
    Generator generator =
        LayeredGenerator.of(context, definition(workload.generator(), input, noise));
    workload.generator().requireParameters("generator", learned(generator));
    return generator;
  }

  static Discriminator discriminator(Workload workload, RandomKey key) {
    SampleShape input = new SampleShape(workload.image());
    SampleShape condition =
        workload.task() == Workload.Task.TRANSLATION ? new SampleShape(workload.input()) : null;
    Discriminator discriminator =
        LayeredDiscriminator.of(
            DiscriminatorContext.of(input, condition, DataType.FLOAT, key),
            definition(workload.discriminator(), input, false)
                .withConditioning(Conditioning.concatenation()),
            null);
    workload.discriminator().requireParameters("discriminator", learned(discriminator));
    return discriminator;
  }

  private static NetworkDefinition definition(
      Architecture table, SampleShape input, boolean fromVector) {
    List<FastLayer> layers = new ArrayList<>();
    if (fromVector && input.isImage()) {
      layers.add(new Reshape(input));
    }
    layers.addAll(layers(table.layers()));
    return NetworkDefinition.of(layers)
        .withInitialization(new Initialization.Normal(STANDARD_DEVIATION));
  }

  private static List<FastLayer> layers(List<Layer> table) {
    List<FastLayer> layers = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      FastLayer both = i + 1 < table.size() ? resizing(table.get(i), table.get(i + 1)) : null;
      layers.add(both == null ? layer(table.get(i)) : both);
      i += both == null ? 0 : 1;
    }
    return layers;
  }

  /** A convolution with the doubling before it or the halving after it, as gan-residual does it. */
  private static @Nullable FastLayer resizing(Layer layer, Layer next) {
    if (layer == Layer.Resizing.UPSAMPLE
        && next instanceof Layer.Convolution convolution
        && keepsTheSize(convolution)) {
      return ResizingConvolution.upsampled(
          convolution.filters(), convolution.kernel(), convolution.bias());
    }
    if (next == Layer.Resizing.POOL
        && layer instanceof Layer.Convolution convolution
        && keepsTheSize(convolution)) {
      return ResizingConvolution.pooled(
          convolution.filters(), convolution.kernel(), convolution.bias());
    }
    return null;
  }

  private static boolean keepsTheSize(Layer.Convolution convolution) {
    return convolution.kernel() == 3
        && convolution.stride() == 1
        && convolution.padding() == 1
        && convolution.groups() == 1;
  }

  private static FastLayer layer(Layer layer) {
    if (layer instanceof Layer.Residual residual) {
      return new Residual(layers(residual.layers()))
          .withShortcut(layers(residual.shortcut()).toArray(new FastLayer[0]));
    }
    if (layer instanceof Layer.Concatenated level) {
      return Concatenate.withInput(layers(level.layers()));
    }
    if (layer instanceof Layer.LearnedSlopes) {
      return new PRelu();
    }
    if (layer instanceof Layer.Dropout) {
      return new Dropout(RETAINED);
    }
    if (layer instanceof Layer.Resizing resizing) {
      return switch (resizing) {
        case UPSAMPLE -> new Upsample(2);
        case INTERPOLATE -> Resample.upsample(2, Resample.Method.BILINEAR);
        case SHUFFLE -> new PixelShuffle(2);
        case POOL -> new AveragePooling(2, 2);
        case SUM -> GlobalPooling.sum();
      };
    }
    if (layer instanceof Layer.Linear linear) {
      return new Dense(linear.outputs(), linear.bias());
    }
    if (layer instanceof Layer.Convolution convolution && convolution.groups() > 1) {
      return new GroupedConvolution(
          convolution.filters(),
          convolution.kernel(),
          convolution.stride(),
          convolution.padding(),
          convolution.groups(),
          convolution.bias());
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
