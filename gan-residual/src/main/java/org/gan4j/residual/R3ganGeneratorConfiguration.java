package org.gan4j.residual;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.ChannelBasis;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Resample.Method;

/**
 * Settings of {@link R3ganGeneratorProvider}. A linear map of the latent, and of an embedding of
 * the condition, gives the factors of learned images, which are the smallest ones. Each stage has
 * residual blocks, and is doubled by linear interpolation. A linear map of each pixel makes the
 * sample. Nothing is normalized, and without tanh nothing bounds the samples: they leave [-1, 1] as
 * far as the discriminator lets them.
 *
 * @param filters channels at the size of the samples
 * @param mostFilters the limit of doubling
 * @param blocks residual blocks of each stage
 * @param expansion the factor of the channels within a block
 * @param groupSize channels of a group of the 3×3 convolutions
 * @param smallest the least shorter side of the smallest images
 * @param embedding numbers that the condition is embedded as
 * @param tanh whether the samples are bounded by tanh, which the paper leaves out
 */
public record R3ganGeneratorConfiguration(
    @Option(
            value =
                "Channels at the size of the samples; they double with each halving, up to"
                    + " mostFilters",
            defaultValue = "64",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value = "The most channels; equal to filters for the same number everywhere",
            defaultValue = "128",
            min = 1,
            max = 100_000)
        int mostFilters,
    @Option(value = "Residual blocks at each size", defaultValue = "2", min = 1, max = 100)
        int blocks,
    @Option(
            value = "How many times as many channels a block has inside",
            defaultValue = "2",
            min = 1,
            max = 100)
        int expansion,
    @Option(
            value = "Channels of a group of the 3×3 convolutions",
            defaultValue = "16",
            min = 1,
            max = 100_000)
        int groupSize,
    @Option(
            value = "The image begins with a shorter side of this many pixels, or up to twice that",
            defaultValue = "4",
            min = 1,
            max = 1000)
        int smallest,
    @Option(
            value = "Numbers that the condition is embedded as, if the task has one",
            defaultValue = "64",
            min = 1,
            max = 100_000)
        int embedding,
    @Option(
            value = "Whether tanh bounds the samples; the paper leaves it out",
            defaultValue = "false")
        boolean tanh) {
  static final String TYPE = "r3gan";

  /** Checks. */
  public R3ganGeneratorConfiguration {
    R3ganBlocks.requireGroups(filters, mostFilters, expansion, groupSize);
  }

  /**
   * The layers of the generator for such samples.
   *
   * @param condition length of the condition; 0 if there is none
   */
  NetworkDefinition definition(int condition, SampleShape samples) {
    Stages stages = Stages.of(samples, smallest, TYPE, "generator");
    int all = Math.multiplyExact(blocks, stages.count() + 1);
    List<FastLayer> layers = new ArrayList<>();
    if (condition > 0) {
      layers.add(new ConditionEmbedding(condition, embedding).withInitialGain(R3ganBlocks.LINEAR));
    }
    int channels = channels(stages.count());
    layers.add(new Dense(channels, false).withInitialGain(R3ganBlocks.LINEAR));
    layers.add(
        ChannelBasis.images(stages.height(), stages.width()).withInitialGain(R3ganBlocks.LINEAR));
    layers.addAll(R3ganBlocks.blocks(blocks, channels, expansion, groupSize, all));
    for (int level = stages.count() - 1; level >= 0; level--) {
      if (channels(level) != channels) {
        channels = channels(level);
        layers.add(R3ganBlocks.pointwise(channels));
      }
      layers.add(Resample.upsample(2, Method.BILINEAR));
      layers.addAll(R3ganBlocks.blocks(blocks, channels, expansion, groupSize, all));
    }
    layers.add(R3ganBlocks.pointwise(samples.channels()));
    if (tanh) {
      layers.add(Elementwise.tanh());
    }
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.He());
    return condition > 0 ? definition.withConditioning(Conditioning.byLayers()) : definition;
  }

  private int channels(int level) {
    return Stages.channels(filters, mostFilters, level);
  }
}
