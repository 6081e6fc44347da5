package org.gan4j.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.core.Gan;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.nn.FeatureReadout;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.LayeredNetwork.Interface;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.layers.Dense;
import org.gan4j.onnx.NetworkDescription;
import org.gan4j.onnx.TorchWeights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Writes networks as weights for PyTorch, with an input and an output of each, to a folder. */
final class ExportedNetworks {
  private static final SampleShape GREY = SampleShape.image(1, 28, 28);
  private static final SampleShape COLOUR = SampleShape.image(3, 32, 32);
  private static final SampleShape SMALL = SampleShape.image(3, 16, 16);
  private static final int BATCH = 7;
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private final Gan gan = Gan.create();
  private final ComponentFactory factory = new ComponentFactory(gan.registry());
  private final Path folder;

  private ExportedNetworks(Path folder) {
    this.folder = folder;
  }

  /** Writes all of them. */
  public static void main(String[] arguments) throws IOException {
    new ExportedNetworks(Files.createDirectories(Path.of(arguments[0]))).write();
  }

  private void write() throws IOException {
    SampleShape z = SampleShape.vector(100);
    generator(
        "dcgan-generator-convolution", "{'type':'dcgan','filters':8,'ends':'convolution'}", z);
    generator("dcgan-generator-linear", "{'type':'dcgan','filters':8,'ends':'linear'}", z);
    discriminator("dcgan-discriminator", "{'type':'dcgan','filters':8}", GREY);
    discriminator(
        "dcgan-discriminator-linear", "{'type':'dcgan','filters':8,'ends':'linear'}", GREY);
    generator("sngan-generator", "{'type':'sngan','filters':8}", z);
    discriminator("sngan-discriminator", "{'type':'sngan','filters':8}", COLOUR);
    translator("u-net", "{'type':'u-net','filters':4}");
    translator("u-net-instance", "{'type':'u-net','filters':4,'normalization':'instance'}");
    translator("residual-translator", "{'type':'residual-translator','filters':4,'blocks':2}");
    generator(
        "style-generator",
        "{'type':'style','filters':4,'mostFilters':8,'styleSize':16,'mappingLayers':2}",
        z);
    generator("r3gan-generator", "{'type':'r3gan','filters':16,'mostFilters':16,'groupSize':8}", z);
    generator(
        "sr-residual",
        "{'type':'sr-residual','filters':8,'blocks':2,'skip':'none'}",
        GeneratorContext.of(0, SMALL, COLOUR, DataType.FLOAT, KEY),
        SMALL);
    classifier("dcgan-classifier", "{'type':'dcgan','filters':8,'ends':'linear'}");
    classifier("dcgan-classifier-convolution", "{'type':'dcgan','filters':8,'ends':'convolution'}");
    discriminator("patch-discriminator", "{'type':'patch','filters':4,'field':16}", COLOUR);
  }

  private static String json(String settings) {
    return settings.replace('\'', '"');
  }

  private void generator(String name, String settings, SampleShape latent) throws IOException {
    GeneratorContext context =
        GeneratorContext.of(latent.length(), null, GREY, DataType.FLOAT, KEY);
    generator(name, settings, context, latent);
  }

  private void generator(String name, String settings, GeneratorContext context, SampleShape input)
      throws IOException {
    Network network =
        factory.create(
            Kind.GENERATOR,
            gan.component(Kind.GENERATOR, json(settings)),
            context,
            Generator.class);
    disturb(network);
    write(name, network, input);
  }

  private void translator(String name, String settings) throws IOException {
    generator(name, settings, GeneratorContext.of(0, COLOUR, COLOUR, DataType.FLOAT, KEY), COLOUR);
  }

  private void discriminator(String name, String settings, SampleShape input) throws IOException {
    Discriminator network = discriminator(settings, input);
    disturb(network);
    write(name, network, input);
  }

  private Discriminator discriminator(String settings, SampleShape input) {
    return factory.create(
        Kind.DISCRIMINATOR,
        gan.component(Kind.DISCRIMINATOR, json(settings)),
        DiscriminatorContext.of(input, null, DataType.FLOAT, KEY),
        Discriminator.class);
  }

  /** A head for classes on the features of a discriminator, as AC-GAN has one. */
  private void classifier(String name, String settings) throws IOException {
    Discriminator body = discriminator(settings, GREY);
    disturb(body);
    int features;
    try (INDArray image = Nd4j.create(DataType.FLOAT, GREY.batch(1));
        INDArray row = body.features(image, null)) {
      features = Math.toIntExact(row.size(1));
    }
    try (body;
        LayeredNetwork head =
            new LayeredNetwork(
                new Interface(name, SampleShape.vector(features), null, null, DataType.FLOAT),
                NetworkDefinition.of(new Dense(10)),
                KEY)) {
      try (INDArray batch = Nd4j.create(input(GREY), GREY.batch(BATCH), 'c');
          INDArray made = body.features(batch, null);
          Pass pass = head.forward(made, null, Mode.INFER, RandomKey.ofSeed(0))) {
        write(name, FeatureReadout.of(body, head, name), batch, pass.output());
      }
    }
  }

  /** Statistics, scales and shifts that are not those of a new network. */
  private static void disturb(Network network) {
    RandomGenerator random = RandomKey.ofSeed(2).generator();
    for (Parameter parameter : network.parameters().named()) {
      if (parameter.role() == Role.STATISTIC || parameter.role() == Role.NORMALIZATION) {
        INDArray value = parameter.value();
        for (long i = 0; i < value.length(); i++) {
          value.putScalar(i, value.getDouble(i) + 0.2 * random.nextDouble());
        }
      }
    }
  }

  private static float[] input(SampleShape shape) {
    RandomGenerator random = RandomKey.ofSeed(3).generator();
    float[] numbers = new float[BATCH * shape.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private void write(String name, Network network, SampleShape input) throws IOException {
    try (network;
        INDArray batch = Nd4j.create(input(input), input.batch(BATCH), 'c');
        Pass pass = network.forward(batch, null, Mode.INFER, RandomKey.ofSeed(0))) {
      write(name, ExportableNetwork.of(network, name), batch, pass.output());
    }
  }

  private void write(String name, ExportableNetwork network, INDArray batch, INDArray output)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".safetensors"))) {
      NetworkDescription description =
          new NetworkDescription(name, "x", Map.of(), "y", Map.of(), Map.of());
      TorchWeights.write(network, description, file);
      Files.writeString(
          folder.resolve(name + ".json"),
          "{\"input\": "
              + Arrays.toString(batch.shape())
              + ", \"output\": "
              + Arrays.toString(output.shape())
              + "}");
      numbers(name + ".input", batch);
      numbers(name + ".output", output);
    }
  }

  private void numbers(String file, INDArray array) throws IOException {
    float[] numbers = array.dup('c').data().asFloat();
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    Files.write(folder.resolve(file), bytes.array());
  }
}
