package org.gan4j.residual;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.VectorPlanes;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.ResizingConvolution;

/**
 * Settings of {@link ResidualDiscriminatorProvider}. Blocks halve the image, further blocks keep
 * its size, the sum over all pixels of the rectified features is projected to a logit. A block is y
 * = conv₁ₓ₁(x) + conv(ReLU(conv(ReLU(x)))), with windows of 3×3 and, where the image is halved, the
 * mean of 2×2 pixels of both terms; the first block begins with its convolution, and the shortcut
 * is the identity where neither size nor channels change. There is no normalization of activations:
 * the regularizer {@code spectral-norm} normalizes the weights. They are drawn as by Glorot and
 * Bengio 2010, those of the blocks' 3×3 convolutions with a gain of √2.
 *
 * @param filters channels after the first block
 * @param mostFilters the limit of doubling
 * @param smallest the least shorter side of the smallest images
 * @param blocks blocks at the smallest size, after those that halve the image
 * @param minibatchDeviation whether the last block sees how much the samples of a batch differ
 * @param conditioning where the condition is injected, if there is one
 */
public record ResidualDiscriminatorConfiguration(
    @Option(
            value = "Channels after the first block; they double with each block up to mostFilters",
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
            value = "The image is halved until its shorter side is this long, or up to twice that",
            defaultValue = "4",
            min = 1,
            max = 1000)
        int smallest,
    @Option(
            value = "Blocks at the smallest size, after those that halve the image",
            defaultValue = "1",
            min = 0,
            max = 100)
        int blocks,
    @Option(
            value =
                "Whether the last block sees the standard deviation within groups of four samples;"
                    + " not with gradient penalties",
            defaultValue = "false")
        boolean minibatchDeviation,
    @Option(
            value = "Where the condition is injected, if the task has one",
            defaultValue = "\"projection\"")
        DiscriminatorInjection conditioning) {
  static final String TYPE = "sngan";

  /** Checks. */
  public ResidualDiscriminatorConfiguration {
    Require.atLeast("mostFilters", mostFilters, filters);
  }

  /**
   * The layers of the discriminator for such samples.
   *
   * @param input the shape of the first layer's input: the sample, with the condition if it joins
   * @param projected length of the condition of the last layer; 0 if it has none
   * @param outputs outputs per sample
   */
  NetworkDefinition definition(SampleShape input, int projected, int outputs) {
    Stages stages = Stages.of(input, smallest, TYPE, "discriminator");
    int last = stages.count() + blocks - 1;
    List<FastLayer> layers = new ArrayList<>();
    int channels = input.channels();
    for (int number = 0; number <= last; number++) {
      if (number == last && minibatchDeviation) {
        layers.add(new MinibatchStandardDeviation());
        channels++;
      }
      int made = Stages.channels(filters, mostFilters, number);
      layers.add(number == 0 ? firstBlock(made) : block(channels, made, number < stages.count()));
      channels = made;
    }
    layers.add(Elementwise.relu());
    layers.add(GlobalPooling.sum());
    layers.add(projected > 0 ? new ProjectionHead(projected) : new Dense(outputs));
    return NetworkDefinition.of(layers)
        .withInitialization(new Initialization.Glorot())
        .withConditioning(projected > 0 ? Conditioning.byLayers() : VectorPlanes.INSTANCE);
  }

  private static FastLayer firstBlock(int made) {
    return new Residual(
            convolution(made),
            Elementwise.relu(),
            ResizingConvolution.pooled(made, 3, true).withInitialGain(Math.sqrt(2)))
        .withShortcut(new AveragePooling(2, 2), new Convolution(made, 1, 1, 0, true));
  }

  private static FastLayer block(int channels, int made, boolean halving) {
    if (halving) {
      return new Residual(
              Elementwise.relu(),
              convolution(channels),
              Elementwise.relu(),
              ResizingConvolution.pooled(made, 3, true).withInitialGain(Math.sqrt(2)))
          // The order of a 1×1 convolution and a mean of pixels does not matter.
          .withShortcut(new AveragePooling(2, 2), new Convolution(made, 1, 1, 0, true));
    }
    Residual keeping =
        new Residual(
            Elementwise.relu(), convolution(channels), Elementwise.relu(), convolution(made));
    return channels == made ? keeping : keeping.withShortcut(new Convolution(made, 1, 1, 0, true));
  }

  private static FastLayer convolution(int channels) {
    return new Convolution(channels, 3, 1, 1, true).withInitialGain(Math.sqrt(2));
  }
}
