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
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.gan4j.benchmarks.workload.Architecture;
import org.gan4j.benchmarks.workload.Layer;

/**
 * A network built from its table. Activations work in place, as scripts do with {@code ReLU(True)}.
 */
final class TorchNetwork extends Module {
  private static final double STANDARD_DEVIATION = 0.02;
  private static final Scalar LEAKY_SLOPE = new Scalar(0.2);

  private final List<Function> functions = new ArrayList<>();

  /** What a layer does with a batch. */
  private interface Function {
    Tensor apply(Tensor activations);
  }

  TorchNetwork(String name, Architecture table, List<Integer> input) {
    super(name);
    for (Architecture.Placed placed : table.placed(input)) {
      functions.add(function(placed.layer(), placed.input()));
    }
    table.requireParameters(name, learned());
  }

  /** [batch, …] to [batch, …]; the input may be overwritten by the first layer. */
  Tensor forward(Tensor batch) {
    Tensor activations = batch;
    for (Function function : functions) {
      activations = function.apply(activations);
    }
    return activations;
  }

  private Function function(Layer layer, List<Integer> input) {
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
      return activations -> activations.view(shape);
    }
    return activation((Layer.Activation) layer);
  }

  private Function convolution(Layer.Convolution layer, int channels) {
    Conv2dOptions options = new Conv2dOptions(channels, layer.filters(), square(layer.kernel()));
    options.stride().put(square(layer.stride()));
    options.padding().put(square(layer.padding()));
    options.bias().put(layer.bias());
    Conv2dImpl module = add(new Conv2dImpl(options));
    initialize(module.weight(), module.bias());
    return module::forward;
  }

  private Function transposedConvolution(Layer.TransposedConvolution layer, int channels) {
    ConvTranspose2dOptions options =
        new ConvTranspose2dOptions(channels, layer.filters(), square(layer.kernel()));
    options.stride().put(square(layer.stride()));
    options.padding().put(square(layer.padding()));
    options.bias().put(layer.bias());
    ConvTranspose2dImpl module = add(new ConvTranspose2dImpl(options));
    initialize(module.weight(), module.bias());
    return module::forward;
  }

  private static Function activation(Layer.Activation activation) {
    return switch (activation) {
      case RELU -> Tensor::relu_;
      case LEAKY_RELU -> activations -> torch.leaky_relu_(activations, LEAKY_SLOPE);
      case TANH -> Tensor::tanh_;
    };
  }

  private static LongPointer square(int side) {
    return new LongPointer(side, side);
  }

  private <M extends Module> M add(M module) {
    return register_module("layer" + functions.size(), module);
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
