package org.gan4j.onnx;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.LayeredNetwork.Interface;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.VectorPlanes;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ChannelBasis;
import org.gan4j.nn.layers.Concatenate;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.ConditionInput;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.EqualizedDense;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.InstanceNorm;
import org.gan4j.nn.layers.LayerNorm;
import org.gan4j.nn.layers.Maxout;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.ModulatedConvolution;
import org.gan4j.nn.layers.MomentNorm;
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
import org.gan4j.nn.layers.RunningMean;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.Smooth;
import org.gan4j.nn.layers.StyleInput;
import org.gan4j.nn.layers.StyleMixing;
import org.gan4j.nn.layers.Synthesis;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The operations of every layer compute in ONNX Runtime what the layer computes. */
final class OnnxLayersTest {
  private static final SampleShape VECTOR = SampleShape.vector(6);
  private static final SampleShape IMAGE = SampleShape.image(4, 6, 8);
  private static final SampleShape CLASS = SampleShape.vector(3);

  private record Case(
      String name,
      SampleShape input,
      @Nullable SampleShape condition,
      Conditioning conditioning,
      List<FastLayer> layers) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(String name, SampleShape input, FastLayer... layers) {
    return new Case(name, input, null, Conditioning.concatenation(), List.of(layers));
  }

  private static Case conditioned(String name, SampleShape input, FastLayer... layers) {
    return new Case(name, input, CLASS, Conditioning.byLayers(), List.of(layers));
  }

  static Stream<Case> cases() {
    return Stream.of(vectors(), images(), sizes(), conditions(), blocks()).flatMap(cases -> cases);
  }

  private static Stream<Case> vectors() {
    return Stream.concat(
        Stream.of(ActivationFunction.values())
            .filter(function -> function != ActivationFunction.LEAKY_RELU)
            .map(
                function ->
                    of(function.toString(), VECTOR, new Dense(5), Elementwise.of(function))),
        Stream.of(
            of("leaky ReLU", VECTOR, new Dense(5), Elementwise.leakyRelu(0.2)),
            of("without bias", VECTOR, new Dense(5, false)),
            of("maxout", VECTOR, new Maxout(4, 3)),
            of("one piece", VECTOR, new Maxout(4, 1)),
            of("equalized", VECTOR, new EqualizedDense(4, 0.1, 2, 1)),
            of("moment norm", VECTOR, new MomentNorm(6), new Dense(3)),
            of("moment norm of parts", VECTOR, new MomentNorm(2, 4), new Dense(3)),
            of("layer norm of vectors", VECTOR, new LayerNorm()),
            of("layer norm without parameters", VECTOR, new Dense(5), new LayerNorm(false, 1e-5)),
            of("batch norm of vectors", VECTOR, new BatchNorm()),
            of("rectified", VECTOR, new BatchNorm(), Elementwise.relu()),
            of("prelu of vectors", VECTOR, new PRelu()),
            of("dropout", VECTOR, new Dense(4), new Dropout(0.5)),
            of("running mean", VECTOR, new RunningMean(0.9)),
            of("deviation of vectors", VECTOR, new Dense(5), new MinibatchStandardDeviation(4)),
            of("to an image", VECTOR, new Dense(12), new Reshape(SampleShape.image(3, 2, 2))),
            of(
                "to an image, channels last",
                VECTOR,
                new Dense(12),
                Reshape.toImageChannelsLast(SampleShape.image(3, 2, 2)))));
  }

  private static Stream<Case> images() {
    return Stream.of(
        of("convolution", IMAGE, new Convolution(5, 3, 1, 1, true)),
        of("strided", IMAGE, new Convolution(5, 4, 2, 1, false)),
        of("depthwise", IMAGE, GroupedConvolution.depthwise(2, 3, 1, 1, true)),
        of("groups", IMAGE, new GroupedConvolution(6, 3, 2, 1, 2, false)),
        of("transposed", IMAGE, new TransposedConvolution(3, 4, 2, 1, true)),
        of("whole", SampleShape.image(6, 1, 1), new TransposedConvolution(3, 4, 1, 0, false)),
        of("batch norm", IMAGE, new BatchNorm(0.9, 1e-3), Elementwise.leakyRelu(0.1)),
        of("instance norm", IMAGE, new InstanceNorm(true, 1e-5)),
        of(
            "instance norm without parameters",
            IMAGE,
            new Convolution(3, 3, 1, 1, true),
            new InstanceNorm()),
        of("layer norm", IMAGE, new LayerNorm()),
        of("prelu", IMAGE, new PRelu()),
        of("smooth", IMAGE, new Convolution(3, 1, 1, 0, true), new Smooth()),
        of("deviation", IMAGE, new Convolution(3, 1, 1, 0, true), new MinibatchStandardDeviation()),
        of("basis", VECTOR, ChannelBasis.images(3, 4)),
        of("coefficients", IMAGE, ChannelBasis.coefficients()),
        of("flat", IMAGE, Reshape.flatten(), new Dense(3)),
        of("flat, channels last", IMAGE, Reshape.flattenChannelsLast(), new Dense(3)));
  }

  private static Stream<Case> sizes() {
    Convolution before = new Convolution(4, 1, 1, 0, true);
    return Stream.of(
        of("upsample", IMAGE, before, new Upsample(2)),
        of("nearest", IMAGE, before, Resample.upsample(3, Method.NEAREST)),
        of("bilinear", IMAGE, before, Resample.upsample(2, Method.BILINEAR)),
        of("bicubic", IMAGE, before, Resample.upsample(2, Method.BICUBIC)),
        of("bicubic by 4", IMAGE, before, Resample.upsample(4, Method.BICUBIC)),
        of("box", IMAGE, before, Resample.downsample(2, Method.NEAREST)),
        of("triangle", IMAGE, before, Resample.downsample(2, Method.BILINEAR)),
        of("cubic", IMAGE, before, Resample.downsample(2, Method.BICUBIC)),
        of("pooling", IMAGE, before, new AveragePooling(3, 2)),
        of("sum", IMAGE, before, GlobalPooling.sum()),
        of("mean", IMAGE, before, GlobalPooling.average()),
        of("shuffle", IMAGE, before, new PixelShuffle(2)),
        of("unshuffle", IMAGE, before, new PixelUnshuffle(2)),
        of("upsampled convolution", IMAGE, ResizingConvolution.upsampled(3, 3, true)),
        of("pooled convolution", IMAGE, ResizingConvolution.pooled(3, 3, false)));
  }

  private static Stream<Case> conditions() {
    return Stream.of(
        new Case("joined", VECTOR, CLASS, Conditioning.concatenation(), List.of(new Dense(2))),
        new Case("planes", IMAGE, CLASS, VectorPlanes.INSTANCE, List.of(before())),
        new Case("planes of z", CLASS, IMAGE, VectorPlanes.INSTANCE, List.of(before())),
        new Case("images", IMAGE, IMAGE, Conditioning.concatenation(), List.of(before())),
        new Case("flattened", IMAGE, CLASS, Conditioning.flattening(), List.of(new Dense(2))),
        conditioned("appended", VECTOR, new ConditionConcatenation(3), new Dense(2)),
        conditioned("appended to images", IMAGE, before(), new ConditionConcatenation(3)),
        conditioned("embedded", VECTOR, new ConditionEmbedding(3, 2), new Dense(2)),
        conditioned("embedded in images", IMAGE, new ConditionEmbedding(3, 2)),
        conditioned("normalization", IMAGE, new ConditionalBatchNorm(3)),
        conditioned("normalization of vectors", VECTOR, new ConditionalBatchNorm(3)),
        conditioned("projection", VECTOR, new ProjectionHead(3)),
        conditioned("projection alone", VECTOR, ProjectionHead.ofConditionAlone(3)),
        conditioned(
            "alone",
            VECTOR,
            Parallel.concatenated(
                new Dense(2), new Sequence(new ConditionInput(3), new Dense(4)))));
  }

  private static FastLayer before() {
    return new Convolution(3, 1, 1, 0, true);
  }

  private static Stream<Case> blocks() {
    Convolution same = new Convolution(4, 3, 1, 1, true);
    return Stream.of(
        of("residual", IMAGE, new Residual(same, Elementwise.relu(), same).withScale(0.5)),
        of("shortcut", IMAGE, new Residual(before()).withShortcut(before(), new BatchNorm())),
        of("sum of branches", IMAGE, Parallel.summed(before(), before(), before())),
        of("skip", IMAGE, Concatenate.withInput(same, Concatenate.withInput(before()))),
        of("sequence", IMAGE, new Sequence(new Sequence(before(), new BatchNorm()))),
        of(
            "styles",
            VECTOR,
            new StyleMixing(
                3, 0.9, new Sequence(new EqualizedDense(5), Elementwise.leakyRelu(0.2))),
            new Synthesis(
                SampleShape.image(4, 3, 3),
                List.of(
                    new Synthesis.Stage(
                        ModulatedConvolution.rectified(new StyleInput(0, 5), 4, 3, true),
                        ModulatedConvolution.linear(new StyleInput(1, 5), 2, 1)),
                    new Synthesis.Stage(
                        ModulatedConvolution.upsampled(new StyleInput(1, 5), 3, 3, true),
                        ModulatedConvolution.linear(new StyleInput(2, 5), 2, 1))))));
  }

  private static LayeredNetwork network(Case chosen) {
    NetworkDefinition definition =
        NetworkDefinition.of(chosen.layers()).withConditioning(chosen.conditioning());
    LayeredNetwork network =
        new LayeredNetwork(
            new Interface("network", chosen.input(), chosen.condition(), null, DataType.FLOAT),
            definition,
            RandomKey.ofSeed(1));
    RuntimeComparison.disturb(network);
    return network;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computesTheSameInOnnxRuntime(Case chosen) {
    try (LayeredNetwork network = network(chosen)) {
      RuntimeComparison.requireEqual(
          network, RuntimeComparison.description(chosen.condition()), false);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computesTheSameWithFoldedNormalizations(Case chosen) {
    try (LayeredNetwork network = network(chosen)) {
      RuntimeComparison.requireEqual(
          network, RuntimeComparison.description(chosen.condition()), true);
    }
  }
}
