package org.gan4j.residual;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.ResizingConvolution;
import org.gan4j.nn.layers.Upsample;

/**
 * Settings of {@link ResidualGeneratorProvider}. A linear map makes the smallest image of the
 * latent; each block doubles it; a convolution and tanh make the sample. A block is y =
 * upsampled(conv₁ₓ₁ x) + conv(ReLU(BN(conv(upsampled(ReLU(BN(x))))))), with windows of 3×3. Weights
 * are drawn as by Glorot and Bengio 2010, those of the blocks' 3×3 convolutions with a gain of √2.
 *
 * @param filters channels at the size of the samples
 * @param mostFilters the limit of doubling
 * @param smallest the least shorter side of the smallest images
 * @param conditioning where the condition is injected, if there is one
 */
public record ResidualGeneratorConfiguration(
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
            defaultValue = "1024",
            min = 1,
            max = 100_000)
        int mostFilters,
    @Option(
            value = "The image begins with a shorter side of this many pixels, or up to twice that",
            defaultValue = "4",
            min = 1,
            max = 1000)
        int smallest,
    @Option(
            value = "Where the condition is injected, if the task has one",
            defaultValue = "\"normalization\"")
        GeneratorInjection conditioning) {
  static final String TYPE = "sngan";

  /** Checks. */
  public ResidualGeneratorConfiguration {
    Require.atLeast("mostFilters", mostFilters, filters);
  }

  /**
   * The layers of the generator for such samples.
   *
   * @param condition length of the condition; 0 if there is none
   */
  NetworkDefinition definition(int condition, SampleShape samples) {
    Stages stages = Stages.of(samples, smallest, TYPE, "generator");
    boolean normalizing = condition > 0 && conditioning == GeneratorInjection.NORMALIZATION;
    int injected = normalizing ? condition : 0;
    SampleShape bottom =
        SampleShape.image(channels(stages.count()), stages.height(), stages.width());
    List<FastLayer> layers = new ArrayList<>();
    layers.add(new Dense(bottom.length()));
    layers.add(Reshape.toImageChannelsLast(bottom));
    for (int level = stages.count() - 1; level >= 0; level--) {
      layers.add(block(channels(level), injected));
    }
    layers.add(normalization(injected));
    layers.add(Elementwise.relu());
    layers.add(new Convolution(samples.channels(), 3, 1, 1, true));
    layers.add(Elementwise.tanh());
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Glorot());
    return normalizing ? definition.withConditioning(Conditioning.byLayers()) : definition;
  }

  private int channels(int level) {
    return Stages.channels(filters, mostFilters, level);
  }

  private static FastLayer block(int channels, int condition) {
    return new Residual(
            normalization(condition),
            Elementwise.relu(),
            ResizingConvolution.upsampled(channels, 3, true).withInitialGain(Math.sqrt(2)),
            normalization(condition),
            Elementwise.relu(),
            new Convolution(channels, 3, 1, 1, true).withInitialGain(Math.sqrt(2)))
        // The order of a 1×1 convolution and a repetition of pixels does not matter.
        .withShortcut(new Convolution(channels, 1, 1, 0, true), new Upsample(2));
  }

  private static FastLayer normalization(int condition) {
    return condition > 0 ? new ConditionalBatchNorm(condition) : new BatchNorm();
  }
}
