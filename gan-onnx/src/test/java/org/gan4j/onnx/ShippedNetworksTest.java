package org.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Network;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.torch.TorchLayout;
import org.gan4j.nn.torch.TorchTensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Every network that GAN4J has computes the same in ONNX Runtime, in all of its forms. */
final class ShippedNetworksTest {
  private static final Registry REGISTRY =
      Registry.discover(ShippedNetworksTest.class.getClassLoader());
  private static final SampleShape GREY = SampleShape.image(1, 16, 16);
  private static final SampleShape COLOUR = SampleShape.image(3, 16, 16);
  private static final SampleShape CLASS = SampleShape.vector(3);

  private record Case(
      Kind kind,
      String settings,
      int latent,
      @Nullable SampleShape condition,
      SampleShape samples) {
    @Override
    public String toString() {
      return kind + " " + settings + " condition " + condition;
    }
  }

  private static Case generator(
      String settings, int latent, @Nullable SampleShape condition, SampleShape samples) {
    return new Case(Kind.GENERATOR, settings, latent, condition, samples);
  }

  private static Case discriminator(
      String settings, @Nullable SampleShape condition, SampleShape samples) {
    return new Case(Kind.DISCRIMINATOR, settings, 0, condition, samples);
  }

  static Stream<Case> generators() {
    return Stream.of(
        generator("{'type':'vanilla','hidden':[8]}", 5, null, GREY),
        generator("{'type':'vanilla','hidden':[8]}", 5, CLASS, SampleShape.vector(2)),
        generator("{'type':'vanilla','hidden':[8,8],'conditioning':'every-layer'}", 5, CLASS, GREY),
        generator("{'type':'dcgan','filters':2}", 5, null, GREY),
        generator("{'type':'dcgan','filters':2,'ends':'linear'}", 5, CLASS, COLOUR),
        generator("{'type':'dcgan','filters':2,'ends':'convolution'}", 5, CLASS, COLOUR),
        generator("{'type':'dcgan','filters':2,'upsampling':'resize'}", 5, null, GREY),
        generator("{'type':'dcgan','filters':2,'normalization':'none'}", 5, null, GREY),
        generator("{'type':'dcgan','filters':2,'conditioning':'every-layer'}", 5, CLASS, GREY),
        generator("{'type':'sngan','filters':4}", 5, null, COLOUR),
        generator("{'type':'sngan','filters':4}", 5, CLASS, GREY),
        generator("{'type':'sngan','filters':4,'conditioning':'normalization'}", 5, CLASS, GREY),
        generator("{'type':'r3gan','filters':16,'mostFilters':16,'groupSize':8}", 5, null, COLOUR),
        generator("{'type':'r3gan','filters':16,'mostFilters':16,'groupSize':8}", 5, CLASS, GREY),
        generator(STYLE, 5, null, COLOUR),
        generator(STYLE, 5, CLASS, GREY),
        generator(
            "{'type':'context-encoder','filters':4}", 0, SampleShape.image(4, 16, 16), COLOUR),
        generator("{'type':'context-encoder','filters':4}", 3, GREY, SampleShape.image(1, 8, 8)),
        generator(
            "{'type':'context-encoder','filters':4,'connection':'channelwise'}", 3, GREY, GREY),
        generator("{'type':'sr-residual','filters':4,'blocks':1}", 0, GREY, large(1)),
        generator(
            "{'type':'sr-residual','filters':4,'blocks':1,'skip':'none','upsampling':'resize',"
                + "'batchNorm':true}",
            0,
            COLOUR,
            large(3)),
        generator("{'type':'u-net','filters':2}", 0, GREY, COLOUR),
        generator("{'type':'u-net','filters':2,'normalization':'instance'}", 0, COLOUR, COLOUR),
        generator("{'type':'residual-translator','filters':2,'blocks':1}", 0, COLOUR, GREY));
  }

  private static final String STYLE =
      "{'type':'style','filters':2,'mostFilters':4,'styleSize':6,'mappingLayers':2}";

  private static SampleShape large(int channels) {
    return SampleShape.image(channels, 32, 32);
  }

  static Stream<Case> discriminators() {
    return Stream.of(
        discriminator("{'type':'vanilla','hidden':[8]}", null, GREY),
        discriminator("{'type':'vanilla','hidden':[8],'maxoutPieces':2}", CLASS, GREY),
        discriminator("{'type':'vanilla','hidden':[8],'conditioning':'projection'}", CLASS, GREY),
        discriminator("{'type':'dcgan','filters':2}", null, GREY),
        discriminator("{'type':'dcgan','filters':2,'ends':'linear'}", CLASS, COLOUR),
        discriminator("{'type':'dcgan','filters':2,'ends':'convolution'}", null, COLOUR),
        discriminator("{'type':'dcgan','filters':2,'conditioning':'every-layer'}", CLASS, GREY),
        discriminator("{'type':'dcgan','filters':2,'conditioning':'projection'}", CLASS, GREY),
        discriminator("{'type':'dcgan','filters':2,'minibatchDeviation':true}", null, GREY),
        discriminator("{'type':'sngan','filters':4}", null, COLOUR),
        discriminator("{'type':'sngan','filters':4}", CLASS, GREY),
        discriminator("{'type':'sngan','filters':4,'minibatchDeviation':true}", null, GREY),
        discriminator("{'type':'r3gan','filters':16,'mostFilters':16,'groupSize':8}", null, COLOUR),
        discriminator("{'type':'r3gan','filters':16,'mostFilters':16,'groupSize':8}", CLASS, GREY),
        discriminator("{'type':'context-encoder','filters':4}", null, GREY),
        discriminator("{'type':'sr','filters':2,'units':8}", null, large(3)),
        discriminator("{'type':'patch','filters':2,'field':16}", null, COLOUR),
        discriminator("{'type':'patch','filters':2,'field':16}", COLOUR, GREY));
  }

  private static Network network(Case chosen) {
    ComponentFactory factory = new ComponentFactory(REGISTRY);
    ExperimentReader reader = new ExperimentReader(REGISTRY);
    RandomKey key = RandomKey.ofSeed(5);
    String json = chosen.settings().replace('\'', '"');
    Network network =
        chosen.kind() == Kind.GENERATOR
            ? factory.create(
                Kind.GENERATOR,
                reader.component(Kind.GENERATOR, json),
                GeneratorContext.of(
                    chosen.latent(), chosen.condition(), chosen.samples(), DataType.FLOAT, key),
                Generator.class)
            : factory.create(
                Kind.DISCRIMINATOR,
                reader.component(Kind.DISCRIMINATOR, json),
                DiscriminatorContext.of(chosen.samples(), chosen.condition(), DataType.FLOAT, key),
                Discriminator.class);
    RuntimeComparison.disturb(network);
    return network;
  }

  private static NetworkDescription description(Case chosen) {
    SampleShape condition = chosen.condition();
    Map<String, SampleShape> parts = condition == null ? Map.of() : Map.of("class", condition);
    return new NetworkDescription(
        "generator", "z", parts, "generated", Map.of(), Map.of("gan4j.network", "generator"));
  }

  static List<Case> all() {
    return Stream.concat(generators(), discriminators()).toList();
  }

  /** What libtorch makes of the tensors, a benchmark compares. */
  @ParameterizedTest
  @MethodSource("all")
  void hasAFormInPyTorch(Case chosen) {
    try (Network network = network(chosen)) {
      TorchLayout layout = new TorchLayout("network");
      ExportableNetwork.of(network, "network").describe(layout);

      assertThat(layout.tensors())
          .filteredOn(tensor -> !tensor.name().endsWith(".noise"))
          .extracting(TorchTensor::length)
          .satisfies(
              lengths ->
                  assertThat(lengths.stream().mapToLong(Integer::longValue).sum())
                      .isEqualTo(network.parameters().values().length()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void computesTheSameInOnnxRuntime(Case chosen) {
    try (Network network = network(chosen)) {
      RuntimeComparison.requireEqual(network, description(chosen), false);
      RuntimeComparison.requireEqual(network, description(chosen), true);
    }
  }
}
