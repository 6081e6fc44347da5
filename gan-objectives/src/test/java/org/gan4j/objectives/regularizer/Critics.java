package org.gan4j.objectives.regularizer;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.Regularizer.ComparedSamples;
import org.gan4j.api.objective.Regularizer.Networks;
import org.gan4j.api.objective.Regularizer.Participant;
import org.gan4j.api.objective.Regularizer.Update;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.testkit.FiniteDifferences;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small discriminators in double precision, and steps of theirs. */
final class Critics {
  static final SampleShape IMAGE = SampleShape.image(2, 4, 4);
  static final RandomKey KEY = RandomKey.ofSeed(7);
  private static final int BATCH = 5;

  private Critics() {}

  static Discriminator convolutional() {
    return of(
        new Convolution(3, 4, 2, 1, true),
        Elementwise.leakyRelu(0.2),
        Reshape.flatten(),
        new Dense(6),
        Elementwise.relu(),
        new Dense(1));
  }

  static Discriminator of(Layer... layers) {
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Normal(0.4));
    return LayeredDiscriminator.of(
        DiscriminatorContext.of(IMAGE, null, DataType.DOUBLE, KEY), definition);
  }

  static Generator generator() {
    return LayeredGenerator.of(
        GeneratorContext.of(2, null, IMAGE, DataType.DOUBLE, KEY),
        NetworkDefinition.of(new Dense(IMAGE.length())));
  }

  static Networks networks(Discriminator discriminator) {
    return networks(discriminator, generator());
  }

  static Networks networks(Discriminator discriminator, Generator generator) {
    return new Networks(List.of(participant(discriminator), participant(generator)), KEY);
  }

  private static Participant participant(Discriminator discriminator) {
    return new Participant("discriminator", NetworkRole.DISCRIMINATOR, discriminator);
  }

  private static Participant participant(Generator generator) {
    return new Participant("generator", NetworkRole.GENERATOR, generator);
  }

  static INDArray samples(String name) {
    INDArray samples = Nd4j.create(DataType.DOUBLE, IMAGE.batch(BATCH));
    KEY.split(name).fillGaussian(samples, 0, 1);
    return samples;
  }

  static Update step(Discriminator discriminator, long step) {
    return step(discriminator, step, new ComparedSamples(samples("real"), samples("fake"), null));
  }

  static Update step(Discriminator discriminator, long step, ComparedSamples... inputs) {
    return new Update(participant(discriminator), step, List.of(inputs), KEY);
  }

  static Update generatorStep(Generator generator) {
    return new Update(participant(generator), 0, List.of(), KEY);
  }

  /**
   * The gradient in the network is that of an objective, to 1e-5 of the larger of 1 and itself.
   * Central differences of width 1e-5 are off by about 1e-10.
   */
  static void assertGradient(Discriminator discriminator, DoubleSupplier objective) {
    FiniteDifferences.standard()
        .withStep(1e-5)
        .within(5e-6, 5e-6)
        .ofEveryNumber()
        .check("discriminator", discriminator.parameters(), objective);
  }
}
