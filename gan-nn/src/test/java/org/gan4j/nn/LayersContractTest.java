package org.gan4j.nn;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ChannelBasis;
import org.gan4j.nn.layers.Concatenate;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.InstanceNorm;
import org.gan4j.nn.layers.LayerNorm;
import org.gan4j.nn.layers.Maxout;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.PRelu;
import org.gan4j.nn.layers.Parallel;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.PixelUnshuffle;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Resample.Method;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.ResizingConvolution;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;
import org.gan4j.testkit.FiniteDifferences;
import org.gan4j.testkit.LayerContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every layer of this module keeps to {@link LayerContract}. A layer without parameters stands
 * behind one that has some, and another layer before it hands it what layers get: channels that
 * come last in memory.
 */
@ParameterizedClass
@MethodSource("layers")
class LayersContractTest extends LayerContract<LayeredNetwork> {
  private static final SampleShape VECTOR = SampleShape.vector(5);
  private static final SampleShape GREY = SampleShape.image(1, 4, 6);
  private static final SampleShape IMAGE = SampleShape.image(4, 4, 6);
  private static final SampleShape WIDE = SampleShape.image(8, 4, 2);
  private static final int CONDITION = 3;

  private final SampleShape input;
  private final List<Layer> layers;

  LayersContractTest(SampleShape input, List<Layer> layers) {
    this.input = input;
    this.layers = layers;
  }

  static Stream<Arguments> layers() {
    return Stream.of(
            Stream.of(
                argumentSet("dense", VECTOR, List.of(new Dense(4))),
                argumentSet("maxout", VECTOR, List.of(new Maxout(4, 3))),
                argumentSet("dropout", VECTOR, behindDense(new Dropout(0.7))),
                argumentSet(
                    "projection", VECTOR, List.of(new Dense(4), new ProjectionHead(CONDITION))),
                argumentSet(
                    "projection alone",
                    VECTOR,
                    List.of(new Dense(4), ProjectionHead.ofConditionAlone(CONDITION))),
                argumentSet("reshape", IMAGE, behindConvolution(Reshape.flatten())),
                argumentSet(
                    "channels last", IMAGE, behindConvolution(Reshape.flattenChannelsLast())),
                argumentSet("convolution", IMAGE, List.of(new Convolution(3, 3, 1, 1, true))),
                argumentSet("halving", IMAGE, List.of(new Convolution(3, 4, 2, 1, false))),
                argumentSet("of grey", GREY, List.of(new Convolution(3, 4, 2, 1, true))),
                argumentSet(
                    "transposed", IMAGE, List.of(new TransposedConvolution(3, 4, 2, 1, true)))),
            elementwise(),
            normalizations(),
            conditioned(),
            resampling(),
            groups(),
            blocks())
        .flatMap(stream -> stream);
  }

  private static Stream<Arguments> elementwise() {
    return Stream.of(
        argumentSet("leaky ReLU", VECTOR, behindDense(Elementwise.leakyRelu(0.2))),
        argumentSet("ReLU", IMAGE, behindConvolution(Elementwise.relu())),
        argumentSet("tanh", IMAGE, behindConvolution(Elementwise.tanh())),
        argumentSet("hard tanh", IMAGE, behindConvolution(Elementwise.hardTanh())),
        argumentSet("ELU", VECTOR, behindDense(Elementwise.of(ActivationFunction.ELU))),
        argumentSet("sigmoid", VECTOR, behindDense(Elementwise.of(ActivationFunction.SIGMOID))),
        argumentSet("PReLU", VECTOR, behindDense(new PRelu())),
        argumentSet("PReLU first", VECTOR, List.of(new PRelu())),
        argumentSet("PReLU of images", IMAGE, behindConvolution(new PRelu())),
        argumentSet("PReLU of images in C order", IMAGE, List.of(new PRelu())));
  }

  private static Stream<Arguments> normalizations() {
    return Stream.of(
        argumentSet("batch norm", VECTOR, behindDense(new BatchNorm())),
        argumentSet("batch norm of images", IMAGE, behindConvolution(new BatchNorm())),
        argumentSet(
            "rectified batch norm",
            IMAGE,
            List.of(
                new Convolution(4, 1, 1, 0, true), new BatchNorm(), Elementwise.leakyRelu(0.2))),
        argumentSet("instance norm", IMAGE, behindConvolution(new InstanceNorm())),
        argumentSet("instance norm with scale", IMAGE, List.of(new InstanceNorm(true, 1e-3))),
        argumentSet("layer norm", VECTOR, List.of(new LayerNorm())),
        argumentSet("layer norm without scale", VECTOR, behindDense(new LayerNorm(false, 0.1))),
        argumentSet("layer norm of images", IMAGE, behindConvolution(new LayerNorm())),
        argumentSet("minibatch deviation", VECTOR, behindDense(new MinibatchStandardDeviation())),
        argumentSet(
            "minibatch deviation of images",
            IMAGE,
            behindConvolution(new MinibatchStandardDeviation(2))));
  }

  private static Stream<Arguments> conditioned() {
    return Stream.of(
        argumentSet("condition", VECTOR, behindDense(new ConditionConcatenation(CONDITION))),
        argumentSet(
            "condition of images", IMAGE, behindConvolution(new ConditionConcatenation(CONDITION))),
        argumentSet("embedding", VECTOR, List.of(new ConditionEmbedding(CONDITION, 2))),
        argumentSet(
            "embedding of images", IMAGE, behindConvolution(new ConditionEmbedding(CONDITION, 2))),
        argumentSet("conditional batch norm", VECTOR, List.of(new ConditionalBatchNorm(CONDITION))),
        argumentSet(
            "conditional batch norm of images",
            IMAGE,
            behindConvolution(new ConditionalBatchNorm(CONDITION, 0.5, 1e-3))));
  }

  private static Stream<Arguments> resampling() {
    return Stream.of(
        argumentSet("upsampling", IMAGE, behindConvolution(new Upsample(3))),
        argumentSet("nearest", IMAGE, behindConvolution(Resample.upsample(2, Method.NEAREST))),
        argumentSet("bilinear", IMAGE, behindConvolution(Resample.upsample(3, Method.BILINEAR))),
        argumentSet("bicubic", IMAGE, behindConvolution(Resample.upsample(4, Method.BICUBIC))),
        argumentSet("smaller", IMAGE, behindConvolution(Resample.downsample(2, Method.BICUBIC))),
        argumentSet("box", IMAGE, behindConvolution(Resample.downsample(2, Method.NEAREST))),
        argumentSet("triangle", IMAGE, behindConvolution(Resample.downsample(2, Method.BILINEAR))),
        argumentSet("average pooling", IMAGE, behindConvolution(new AveragePooling(3, 2))),
        argumentSet("global sum", IMAGE, behindConvolution(GlobalPooling.sum())),
        argumentSet("global mean", IMAGE, behindConvolution(GlobalPooling.average())),
        argumentSet("doubling", IMAGE, List.of(ResizingConvolution.upsampled(3, 3, true))),
        argumentSet(
            "doubling, large window", GREY, List.of(ResizingConvolution.upsampled(2, 5, false))),
        argumentSet("halving after", IMAGE, List.of(ResizingConvolution.pooled(3, 3, true))),
        argumentSet("halving of points", WIDE, List.of(ResizingConvolution.pooled(3, 1, false))),
        argumentSet(
            "images of a basis",
            VECTOR,
            List.of(ChannelBasis.images(2, 3), new Convolution(2, 1, 1, 0, true))),
        argumentSet(
            "coefficients of a basis", IMAGE, behindConvolution(ChannelBasis.coefficients())),
        argumentSet("pixel shuffle", IMAGE, behindConvolution(new PixelShuffle(2))),
        argumentSet("pixel unshuffle", IMAGE, behindConvolution(new PixelUnshuffle(2))));
  }

  private static Stream<Arguments> groups() {
    return Stream.of(
        argumentSet("two groups", IMAGE, List.of(new GroupedConvolution(6, 3, 1, 1, 2, true))),
        argumentSet("halving groups", WIDE, List.of(new GroupedConvolution(4, 4, 2, 1, 4, false))),
        argumentSet("one group", IMAGE, List.of(new GroupedConvolution(3, 3, 2, 1, 1, true))),
        argumentSet("depthwise", IMAGE, List.of(GroupedConvolution.depthwise(1, 3, 1, 1, true))),
        argumentSet(
            "depthwise, multiplied",
            IMAGE,
            behindConvolution(GroupedConvolution.depthwise(3, 3, 2, 1, false))));
  }

  private static Stream<Arguments> blocks() {
    return Stream.of(
        argumentSet(
            "residual",
            IMAGE,
            List.of(
                new Residual(new PRelu(), new Convolution(4, 3, 1, 1, true), new InstanceNorm()))),
        argumentSet(
            "parallel",
            IMAGE,
            behindConvolution(
                Parallel.concatenated(
                    new AveragePooling(2, 2), new Convolution(2, 4, 2, 1, true)))),
        argumentSet(
            "concatenated with conditions",
            IMAGE,
            List.of(
                Concatenate.withInput(
                    new ConditionalBatchNorm(CONDITION),
                    new Sequence(Elementwise.leakyRelu(0.2), new LayerNorm())),
                new ConditionEmbedding(CONDITION, 2))));
  }

  private static List<Layer> behindDense(Layer layer) {
    return List.of(new Dense(6), layer);
  }

  private static List<Layer> behindConvolution(Layer layer) {
    return List.of(new Convolution(4, 1, 1, 0, true), layer);
  }

  private NetworkDefinition definition() {
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Normal(0.5));
    return condition() == null ? definition : definition.withConditioning(Conditioning.byLayers());
  }

  @Override
  protected SampleShape input() {
    return input;
  }

  @Override
  protected SampleShape output() {
    return Blueprint.of(definition(), input, DataType.FLOAT).output();
  }

  @Override
  protected @Nullable SampleShape condition() {
    boolean conditioned =
        layers.stream()
            .anyMatch(
                layer ->
                    layer instanceof ConditionConcatenation
                        || layer instanceof ConditionEmbedding
                        || layer instanceof ConditionalBatchNorm
                        || layer instanceof ProjectionHead);
    return conditioned ? SampleShape.vector(CONDITION) : null;
  }

  @Override
  protected boolean mixesSamples() {
    return layers.stream()
        .anyMatch(
            layer ->
                layer instanceof BatchNorm
                    || layer instanceof Concatenate
                    || layer instanceof ConditionalBatchNorm
                    || layer instanceof MinibatchStandardDeviation);
  }

  /** Curves of normalizations of three samples have third derivatives of up to 1e4. */
  @Override
  protected FiniteDifferences differences() {
    return FiniteDifferences.standard().within(5e-7, 5e-7);
  }

  @Override
  protected LayeredNetwork network(DataType type, RandomKey key) {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface("network", input, condition(), output(), type);
    LayeredNetwork network = new LayeredNetwork(contract, definition(), key);
    for (Parameters.Parameter parameter : network.parameters().named()) {
      if (parameter.role() == Role.NORMALIZATION) {
        INDArray draws = parameter.value().dup();
        key.split(parameter.name()).fillGaussian(draws, 0, 0.5);
        parameter.value().addi(draws);
      }
    }
    return network;
  }

  @Override
  protected Pass forward(
      LayeredNetwork network,
      INDArray samples,
      @Nullable INDArray condition,
      Mode mode,
      RandomKey key) {
    return network.forward(samples, condition, mode, key);
  }
}
