package org.gan4j.benchmarks.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.ConvTranspose2dImpl;
import org.bytedeco.pytorch.ConvTranspose2dOptions;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PReLUImpl;
import org.bytedeco.pytorch.PReLUOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.gan4j.benchmarks.workload.Architecture;
import org.gan4j.benchmarks.workload.Layer;

/**
 * A network built from its table. Activations work in place, as scripts do with {@code ReLU(True)},
 * but for the first of a residual block, whose input the shortcut needs. With the system property
 * {@code channelsLast}, convolutions have PyTorch's memory format of that name.
 */
final class TorchNetwork extends Module {
  private static final double STANDARD_DEVIATION = 0.02;
  private static final Scalar LEAKY_SLOPE = new Scalar(0.2);
  private static final boolean CHANNELS_LAST = Boolean.getBoolean("channelsLast");
  private final List<Function> functions;
  private int modules;
  /** What a layer does with a batch. */
  private interface Function {
    Tensor apply(Tensor activations);
  }

  TorchNetwork(String name, Architecture table, List<Integer> input) {
    super(name);
    functions = functions(table.layers(), input, true);
    table.requireParameters(name, learned());
  }

  /** [batch, …] to [batch, …]; the input may be overwritten by the first layer. */
  Tensor forward(Tensor batch) {
    return apply(functions, batch);
  }

  private static Tensor apply(List<Function> functions, Tensor batch) {
    Tensor activations = batch;
    for (Function function : functions) {
      activations = function.apply(activations);
    }
    return activations;
  }

  /**
   * The functions of layers.
   *
   * @param inPlace whether the first one may overwrite its input
   */
  private List<Function> functions(List<Layer> layers, List<Integer> input, boolean inPlace) {
    List<Function> made = new ArrayList<>();
    List<Integer> shape = input;
    for (Layer layer : layers) {
      made.add(function(layer, shape, inPlace || !made.isEmpty()));
      shape = layer.output(shape);
    }
    return made;
  }

  private Function function(Layer layer, List<Integer> input, boolean inPlace) {
    if (layer instanceof Layer.Residual residual) {
      List<Function> branch = functions(residual.layers(), input, false);
      List<Function> shortcut = functions(residual.shortcut(), input, false);
      return activations -> apply(branch, activations).add(apply(shortcut, activations));
    }
    if (layer instanceof Layer.Concatenated level) {
      List<Function> branch = functions(level.layers(), input, false);
      return activations -> concatenate(activations, apply(branch, activations));
    }
    if (layer instanceof Layer.LearnedSlopes) {
      PReLUOptions options = new PReLUOptions();
      options.num_parameters().put(input.get(0));
      return add(new PReLUImpl(options))::forward;
    }
    if (layer instanceof Layer.Dropout) {
      // In evaluation, nothing is dropped; workloads with this layer train alone.
      return activations -> torch.dropout(activations, 0.5, is_training());
    }
    if (layer instanceof Layer.Resizing resizing) {
      return resizing(resizing, input);
    }
    if (layer instanceof Layer.Linear linear) {
      LinearOptions options = new LinearOptions(input.get(0), linear.outputs());
      options.bias().put(linear.bias());
      LinearImpl module = add(new LinearImpl(options));
      initialize(module.weight(), module.bias());
      return module::forward;
    }
    if (layer instanceof Layer.Convolution convolution) {
      return convolution(convolution, input.get(0));
    }
    if (layer instanceof Layer.TransposedConvolution convolution) {
      return transposedConvolution(convolution, input.get(0));
    }
    if (layer instanceof Layer.BatchNormalization) {
      BatchNormOptions options = new BatchNormOptions(input.get(0));
      if (input.size() == 1) {
        return add(new BatchNorm1dImpl(options))::forward;
      }
      return add(new BatchNorm2dImpl(options))::forward;
    }
    if (layer instanceof Layer.Reshape reshape) {
      long[] shape = Shapes.batch(-1, reshape.shape());
      return activations -> activations.reshape(shape);
    }
    return activation((Layer.Activation) layer, inPlace);
  }

  /** The channels of one image, and after them those of another. */
  static Tensor concatenate(Tensor first, Tensor second) {
    return torch.cat(new TensorVector(first, second), 1);
  }

  private Function convolution(Layer.Convolution layer, int channels) {
    Conv2dOptions options = new Conv2dOptions(channels, layer.filters(), square(layer.kernel()));
    options.stride().put(square(layer.stride()));
    options.padding().put(square(layer.padding()));
    options.groups().put(layer.groups());
    options.bias().put(layer.bias());
    Conv2dImpl module = add(new Conv2dImpl(options));
    initialize(module.weight(), module.bias());
    return laidOut(module.weight(), module::forward);
  }

  /** A convolution in its memory format. */
  private static Function laidOut(Tensor weights, Function convolution) {
    if (!CHANNELS_LAST) {
      return convolution;
    }
    weights.set_data(weights.detach().contiguous(MemoryFormat.ChannelsLast));
    return activations -> convolution.apply(activations.contiguous(MemoryFormat.ChannelsLast));
  }

  private static Function resizing(Layer.Resizing resizing, List<Integer> input) {
    return switch (resizing) {
      case UPSAMPLE ->
          activations -> torch.upsample_nearest2d(activations, doubled(input));
      case INTERPOLATE ->
          activations -> torch.upsample_bilinear2d(activations, doubled(input), false);
      case SHUFFLE -> activations -> torch.pixel_shuffle(activations, 2);
      case POOL -> activations -> torch.avg_pool2d(activations, 2);
      case SUM -> activations -> activations.sum(2, 3);
    };
  }

  private static long[] doubled(List<Integer> image) {
    return new long[] {2L * image.get(1), 2L * image.get(2)};
  }
  private Function transposedConvolution(Layer.TransposedConvolution layer, int channels) {
    ConvTranspose2dOptions options =
        new ConvTranspose2dOptions(channels, layer.filters(), square(layer.kernel()));
    options.stride().put(square(layer.stride()));
    options.padding().put(square(layer.padding()));
    options.bias().put(layer.bias());
    ConvTranspose2dImpl module = add(new ConvTranspose2dImpl(options));
    initialize(module.weight(), module.bias());
    return laidOut(module.weight(), module::forward);
  }

  private static Function activation(Layer.Activation activation, boolean inPlace) {
    return switch (activation) {
      case RELU -> inPlace ? Tensor::relu_ : Tensor::relu;
      case LEAKY_RELU ->
          inPlace
              ? activations -> torch.leaky_relu_(activations, LEAKY_SLOPE)
              : activations -> torch.leaky_relu(activations, LEAKY_SLOPE);
      case TANH -> Tensor::tanh_;
    };
  }

  private static LongPointer square(int side) {
    return new LongPointer(side, side);
  }

  private <M extends Module> M add(M module) {
    return register_module("layer" + modules++, module);
  }

  private static void initialize(Tensor weights, Tensor bias) {
    weights.detach().normal_(0, STANDARD_DEVIATION, new GeneratorOptional());
    if (bias.defined()) {
      bias.detach().zero_();
    }
  }

  private long learned() {
    long count = 0;
    try (TensorVector all = parameters()) {
      for (long i = 0; i < all.size(); i++) {
        count += all.get(i).numel();
      }
    }
    return count;
  }
}
