package org.gan4j.style;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.ConditionInput;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.EqualizedDense;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.ModulatedConvolution;
import org.gan4j.nn.layers.MomentNorm;
import org.gan4j.nn.layers.Parallel;
import org.gan4j.nn.layers.RunningMean;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.StyleInput;
import org.gan4j.nn.layers.StyleMixing;
import org.gan4j.nn.layers.Synthesis;

/**
 * Settings of {@link StyleGeneratorProvider}. The mapping network makes a style w of z and an
 * embedding of the condition, each normalized to a mean square of 1. The synthesis network begins
 * with a learned constant; every stage doubles the size, by convolutions of 3×3 that w modulates,
 * with noise; the images of all stages add up, and tanh bounds the sum (Karras et al. 2020 have
 * none, and clip). All weights have an equalized learning rate.
 *
 * @param filters channels at the size of the samples
 * @param mostFilters the limit of doubling
 * @param convolutions of a stage, but the first
 * @param styleSize the length of w
 * @param mappingLayers how many layers make it
 * @param mappingRate the learning rate of these layers, relative to that of the others
 * @param mixing the probability that a sample of a training step has two styles
 * @param noise whether each convolution adds noise
 * @param meanDecay the share of the old mean style in the new one
 */
public record StyleGeneratorConfiguration(
    @Option(
            value =
                "Channels at the size of the samples; they double with each halving, up to"
                    + " mostFilters",
            defaultValue = "32",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value = "The most channels; equal to filters for the same number everywhere",
            defaultValue = "256",
            min = 1,
            max = 100_000)
        int mostFilters,
    @Option(
            value = "Convolutions of a stage, but the first, which has one less; 2 in the paper",
            defaultValue = "2",
            min = 1,
            max = 8)
        int convolutions,
    @Option(value = "Length of a style w", defaultValue = "128", min = 1, max = 100_000)
        int styleSize,
    @Option(
            value = "Layers of the mapping network; 8 in the paper",
            defaultValue = "4",
            min = 1,
            max = 100)
        int mappingLayers,
    @Option(
            value = "Learning rate of the mapping network, relative to that of the other layers",
            defaultValue = "0.01",
            above = 0,
            max = 1)
        double mappingRate,
    @Option(
            value = "Probability that a sample of a training step has two styles; 0.9 in the paper",
            defaultValue = "0.5",
            min = 0,
            max = 1)
        double mixing,
    @Option(value = "Whether each convolution adds noise to each pixel", defaultValue = "true")
        boolean noise,
    @Option(
            value = "Share of the old mean style in the new one, in each step of the generator",
            defaultValue = "0.995",
            min = 0,
            below = 1)
        double meanDecay) {
  static final String TYPE = "style";

  private static final double SLOPE = 0.2;
  private static final double GAIN = Math.sqrt(2);

  /** Checks. */
  public StyleGeneratorConfiguration {
    Require.atLeast("mostFilters", mostFilters, filters);
  }

  /** How many layers of the synthesis have a style, for images that are halved so often. */
  int places(Halvings halvings) {
    // The image of a stage has a style of its own in the last stage only.
    return firstConvolutions() + halvings.count() * convolutions + 1;
  }

  private int firstConvolutions() {
    return Math.max(1, convolutions - 1);
  }

  /**
   * The layers of the generator: the mapping, the synthesis, and tanh.
   *
   * @param latent the length of z
   * @param condition length of the condition; 0 if there is none
   */
  NetworkDefinition definition(int latent, int condition, SampleShape samples, Halvings halvings) {
    NetworkDefinition definition =
        NetworkDefinition.of(
                new StyleMixing(places(halvings), mixing, mapping(latent, condition)),
                synthesis(samples.channels(), halvings),
                Elementwise.tanh())
            .withInitialization(new Initialization.Normal(1));
    return condition > 0 ? definition.withConditioning(Conditioning.byLayers()) : definition;
  }

  private Sequence mapping(int latent, int condition) {
    List<FastLayer> layers = new ArrayList<>();
    layers.add(condition > 0 ? embedded(latent, condition) : new MomentNorm(latent));
    for (int i = 0; i < mappingLayers; i++) {
      layers.add(new EqualizedDense(styleSize, mappingRate, GAIN, 0));
      layers.add(Elementwise.leakyRelu(SLOPE));
    }
    layers.add(new RunningMean(meanDecay));
    return new Sequence(layers);
  }

  /** The latent and an embedding of the condition, which is as long as a style. */
  private FastLayer embedded(int latent, int condition) {
    return Parallel.concatenated(
        new MomentNorm(latent),
        new Sequence(
            new ConditionInput(condition),
            new EqualizedDense(styleSize),
            new MomentNorm(styleSize)));
  }

  private Synthesis synthesis(int colours, Halvings halvings) {
    SampleShape constant =
        SampleShape.image(channels(halvings.count()), halvings.height(), halvings.width());
    List<Synthesis.Stage> stages = new ArrayList<>();
    int place = 0;
    for (int level = halvings.count(); level >= 0; level--) {
      boolean first = level == halvings.count();
      int count = first ? firstConvolutions() : convolutions;
      List<FastLayer> features = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        features.add(convolution(place++, channels(level), !first && i == 0));
      }
      // The image of a stage shares the style of the next convolution: Karras et al. 2020, figure
      // 7.
      stages.add(
          new Synthesis.Stage(
              new Sequence(features), ModulatedConvolution.linear(style(place), colours, 1)));
    }
    return new Synthesis(constant, stages);
  }

  private FastLayer convolution(int place, int channels, boolean doubling) {
    return doubling
        ? ModulatedConvolution.upsampled(style(place), channels, 3, noise)
        : ModulatedConvolution.rectified(style(place), channels, 3, noise);
  }

  private StyleInput style(int place) {
    return new StyleInput(place, styleSize);
  }

  private int channels(int level) {
    // More halvings than an int has bits are no image.
    return (int) Math.min((long) filters << Math.min(level, 30), mostFilters);
  }
}
