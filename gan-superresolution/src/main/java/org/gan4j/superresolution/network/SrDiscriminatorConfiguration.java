package org.gan4j.superresolution.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link SrDiscriminatorProvider}. A stage is two convolutions of 3×3, the second of
 * which halves the image; channels double from stage to stage.
 *
 * @param filters channels of the first stage
 * @param stages how often the image is halved; null until its shorter side is 4 to 7 pixels, at
 *     most four times
 * @param units of the dense layer before the logit
 * @param batchNorm whether all convolutions but the first are normalized, as in the paper
 */
public record SrDiscriminatorConfiguration(
    @Option(
            value =
                "Channels of the first stage; they double with each further one; 64 in the paper",
            defaultValue = "32",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value =
                "Stages, each of which halves the image; if absent, until its shorter side is below 8, at most 4",
            min = 1,
            max = 10)
        @Nullable Integer stages,
    @Option(
            value = "Units of the dense layer before the logit; 1024 in the paper",
            defaultValue = "256",
            min = 1,
            max = 1_000_000)
        int units,
    @Option(
            value = "Whether all convolutions but the first are followed by batch normalization",
            defaultValue = "true")
        boolean batchNorm) {
  private static final double SLOPE = 0.2;
  private static final int MOST_STAGES = 4;
  private static final int SMALLEST = 4;

  /**
   * The layers.
   *
   * @param input the shape of the first layer's input
   * @param outputs per sample
   * @throws GanException of kind USAGE if images are too small for the stages
   */
  NetworkDefinition definition(SampleShape input, int outputs) {
    int count = count(input);
    List<Layer> layers = new ArrayList<>();
    for (int stage = 0; stage < count; stage++) {
      int channels = Math.multiplyExact(filters, 1 << stage);
      add(layers, channels, 1, batchNorm && stage > 0);
      add(layers, channels, 2, batchNorm);
    }
    layers.add(Reshape.flattenChannelsLast());
    layers.add(new Dense(units));
    layers.add(Elementwise.leakyRelu(SLOPE));
    layers.add(new Dense(outputs));
    return NetworkDefinition.of(layers);
  }

  private static void add(List<Layer> layers, int channels, int stride, boolean normalized) {
    layers.add(new Convolution(channels, 3, stride, 1, !normalized));
    if (normalized) {
      layers.add(new BatchNorm());
    }
    layers.add(Elementwise.leakyRelu(SLOPE));
  }

  private int count(SampleShape input) {
    int side = input.isImage() ? Math.min(input.height(), input.width()) : 0;
    int possible = 0;
    for (int next = (side + 1) / 2; next >= SMALLEST; next = (next + 1) / 2) {
      possible++;
    }
    if (possible == 0 || (stages != null && stages > possible)) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the discriminator sr halves images to at least %d×%d pixels, and samples of %s %s",
              SMALLEST,
              SMALLEST,
              input,
              possible == 0
                  ? "are too small for that"
                  : "can be halved " + possible + " times, not " + stages),
          possible == 0 ? "discriminator.type" : "discriminator.stages",
          possible == 0 ? "take larger images, or another discriminator" : "lower it");
    }
    return stages == null ? Math.min(possible, MOST_STAGES) : stages;
  }
}
