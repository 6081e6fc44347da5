package org.gan4j.api.game;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.MemoryBudget;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Builds one network of a game.
 *
 * <p>Used by one thread, during {@link NetworkPlan#construction()} only.
 */
@NotThreadSafe
public interface NetworkBuilder {

  /**
   * Builds a generator by the component in the experiment's slot {@code generator}.
   *
   * @param latentSize the length of z; 0 if there is none
   * @param condition the shape of the condition; null if there is none
   * @param output the shape of the samples to make
   * @throws org.gan4j.api.GanException of kind USAGE if the component cannot make such samples
   */
  Generator generator(int latentSize, @Nullable SampleShape condition, SampleShape output);

  /** Builds a generator by a component that the game's own configuration names. */
  Generator generator(
      ConfiguredProvider<GeneratorProvider<?>> component,
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output);

  /**
   * Builds a discriminator by the component in the experiment's slot {@code discriminator}.
   *
   * @param input the shape of its input
   * @param condition the shape of the condition; null if there is none
   * @param outputs how many numbers it returns for each sample, or each patch: 1 for logits
   * @throws org.gan4j.api.GanException of kind USAGE if the component cannot take such samples
   */
  Discriminator discriminator(SampleShape input, @Nullable SampleShape condition, int outputs);

  /** Builds a discriminator by a component that the game's own configuration names. */
  Discriminator discriminator(
      ConfiguredProvider<DiscriminatorProvider<?>> component,
      SampleShape input,
      @Nullable SampleShape condition,
      int outputs);

  /**
   * The length of the features of a network that was built before: the row length of {@link
   * org.gan4j.api.network.Pass#features()}.
   *
   * @param network the name of an earlier plan of the game
   */
  int featureLength(String network);

  /** FLOAT, or DOUBLE in gradient checks. */
  DataType dataType();

  /** Randomness for the initial parameters of this network. */
  RandomKey key();

  /** What this network reserves its memory from before it allocates any. */
  default MemoryBudget memory() {
    return MemoryBudget.ofProcess();
  }
}
