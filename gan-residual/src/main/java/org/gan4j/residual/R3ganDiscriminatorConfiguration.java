package org.gan4j.residual;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.ChannelBasis;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Resample.Method;

/**
 * Settings of {@link R3ganDiscriminatorProvider}. A linear map of each pixel, then stages of
 * residual blocks, between which the image is halved with a triangular filter; products with a
 * learned image a channel; a linear map to the logit. Nothing is normalized. With a condition the
 * linear map makes a vector as long as the condition's embedding, and the logit is their product.
 *
 * @param filters channels at the size of the samples
 * @param mostFilters the limit of doubling
 * @param blocks residual blocks of each stage
 * @param expansion the factor of the channels within a block
 * @param groupSize channels of a group of the 3×3 convolutions
 * @param smallest the least shorter side of the smallest images
 * @param embedding numbers that the condition is embedded as
 * @param minibatchDeviation whether the last stage sees how much the samples of a batch differ
 */
public record R3ganDiscriminatorConfiguration(
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
            value = "The image is halved until its shorter side is this long, or up to twice that",
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
            value =
                "Whether the last stage sees the standard deviation within groups of four samples;"
                    + " not with gradient penalties",
            defaultValue = "false")
        boolean minibatchDeviation) {
  static final String TYPE = "r3gan";

  /** Checks. */
  public R3ganDiscriminatorConfiguration {
    R3ganBlocks.requireGroups(filters, mostFilters, expansion, groupSize);
  }

  /**
   * The layers of the discriminator for such samples.
   *
   * @param projected length of the condition of the last layer; 0 if it has none
   * @param outputs outputs per sample
   */
  NetworkDefinition definition(SampleShape samples, int projected, int outputs) {
    Stages stages = Stages.of(samples, smallest, TYPE, "discriminator");
    int all = Math.multiplyExact(blocks, stages.count() + 1);
    int channels = channels(0);
    List<FastLayer> layers = new ArrayList<>();
    layers.add(R3ganBlocks.pointwise(channels));
    for (int level = 1; level <= stages.count(); level++) {
      layers.addAll(R3ganBlocks.blocks(blocks, channels, expansion, groupSize, all));
      layers.add(Resample.downsample(2, Method.BILINEAR));
      boolean deviation = minibatchDeviation && level == stages.count();
      if (deviation) {
        layers.add(new MinibatchStandardDeviation());
      }
      if (deviation || channels(level) != channels) {
        channels = channels(level);
        layers.add(R3ganBlocks.pointwise(channels));
      }
    }
    layers.addAll(R3ganBlocks.blocks(blocks, channels, expansion, groupSize, all));
    layers.add(ChannelBasis.coefficients().withInitialGain(R3ganBlocks.LINEAR));
    layers.add(
        new Dense(projected > 0 ? embedding : outputs, false).withInitialGain(R3ganBlocks.LINEAR));
    if (projected > 0) {
      layers.add(projection(projected));
    }
    return NetworkDefinition.of(layers)
        .withInitialization(new Initialization.He())
        .withConditioning(projected > 0 ? Conditioning.byLayers() : Conditioning.concatenation());
  }

  /** Of which the embedding comes from N(0, 1 / (embedding · condition)). */
  private FastLayer projection(int condition) {
    // As drawn, its variance is 2 / embedding.
    return ProjectionHead.ofConditionAlone(condition).withInitialGain(Math.sqrt(0.5 / condition));
  }

  private int channels(int level) {
    return Stages.channels(filters, mostFilters, level);
  }
}
