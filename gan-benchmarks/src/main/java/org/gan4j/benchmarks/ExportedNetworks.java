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
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.onnx.NetworkDescription;
import org.gan4j.onnx.TorchWeights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Writes networks as weights for PyTorch, with an input and an output of each, to a folder. */
final class ExportedNetworks {
  private static final SampleShape GREY = SampleShape.image(1, 28, 28);
  private static final SampleShape COLOUR = SampleShape.image(3, 32, 32);
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
    write(
        name,
        factory.create(
            Kind.GENERATOR,
            gan.component(Kind.GENERATOR, json(settings)),
            context,
            Generator.class),
        input);
  }

  private void translator(String name, String settings) throws IOException {
    generator(name, settings, GeneratorContext.of(0, COLOUR, COLOUR, DataType.FLOAT, KEY), COLOUR);
  }

  private void discriminator(String name, String settings, SampleShape input) throws IOException {
    write(
        name,
        factory.create(
            Kind.DISCRIMINATOR,
            gan.component(Kind.DISCRIMINATOR, json(settings)),
            DiscriminatorContext.of(input, null, DataType.FLOAT, KEY),
            Discriminator.class),
        input);
  }

  private void write(String name, Network network, SampleShape input) throws IOException {
    RandomGenerator random = RandomKey.ofSeed(2).generator();
    for (Parameter parameter : network.parameters().named()) {
      // Statistics, scales and shifts that are not those of a new network.
      if (parameter.role() == Role.STATISTIC || parameter.role() == Role.NORMALIZATION) {
        INDArray value = parameter.value();
        for (long i = 0; i < value.length(); i++) {
          value.putScalar(i, value.getDouble(i) + 0.2 * random.nextDouble());
        }
      }
    }
    float[] numbers = new float[BATCH * input.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    try (network;
        INDArray batch = Nd4j.create(numbers, input.batch(BATCH), 'c');
        Pass pass = network.forward(batch, null, Mode.INFER, RandomKey.ofSeed(0));
        OutputStream file = Files.newOutputStream(folder.resolve(name + ".safetensors"))) {
      NetworkDescription description =
          new NetworkDescription(name, "x", Map.of(), "y", Map.of(), Map.of());
      TorchWeights.write(ExportableNetwork.of(network, name), description, file);
      Files.writeString(
          folder.resolve(name + ".json"),
          "{\"input\": "
              + Arrays.toString(batch.shape())
              + ", \"output\": "
              + Arrays.toString(pass.output().shape())
              + "}");
      numbers(name + ".input", numbers);
      numbers(name + ".output", pass.output().dup('c').data().asFloat());
    }
  }

  private void numbers(String file, float... numbers) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    Files.write(folder.resolve(file), bytes.array());
  }
}
