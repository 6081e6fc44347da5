package org.gan4j.objectives.regularizer;

import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.objective.Regularizer.Learning;
import org.gan4j.api.objective.Regularizer.Players;
import org.gan4j.api.schedule.Player;
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
        new DiscriminatorContext(IMAGE, null, DataType.DOUBLE, KEY), definition);
  }

  static Generator generator() {
    return LayeredGenerator.of(
        new GeneratorContext(2, null, IMAGE, DataType.DOUBLE, KEY),
        NetworkDefinition.of(new Dense(IMAGE.length())));
  }

  static Players players(Discriminator discriminator) {
    return new Players(generator(), discriminator, KEY);
  }

  static INDArray samples(String name) {
    INDArray samples = Nd4j.create(DataType.DOUBLE, IMAGE.batch(BATCH));
    KEY.split(name).fillGaussian(samples, 0, 1);
    return samples;
  }

  static Learning step(Discriminator discriminator, long step) {
    return new Learning(
        Player.DISCRIMINATOR, discriminator, step, samples("real"), samples("fake"), null, KEY);
  }

  static Learning generatorStep(Generator generator) {
    return new Learning(Player.GENERATOR, generator, 0, null, samples("fake"), null, KEY);
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
