package org.gan4j.dcgan;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;

/**
 * Settings of {@link DcganGeneratorProvider}. The latent is projected to an image of 4 to 7 pixels,
 * which is doubled until it has the size of the samples, with half the channels each time; hidden
 * layers end in a ReLU, the last one in tanh.
 *
 * @param filters channels of the last hidden layer, at half the size of the samples
 * @param kernel rows and columns of the window with which an image is doubled, even
 * @param normalization what normalizes the hidden layers
 * @param upsampling how an image is doubled
 * @param ends how the smallest image comes from the latent
 * @param conditioning where the condition is injected, if there is one
 * @param initialization how weights are drawn
 * @param scaleDeviation standard deviation of the normalizations' initial scales around 1
 */
public record DcganGeneratorConfiguration(
    @Option(
            value =
                "Channels at half the size of the samples; they double with each further halving",
            defaultValue = "64",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value = "Side of the window of a convolution that doubles an image; an even number",
            defaultValue = "4",
            min = 2,
            max = 1000)
        int kernel,
    @Option(value = "Normalization of the hidden layers", defaultValue = "\"batch\"")
        Normalization normalization,
    @Option(
            value = "How the size of an image is doubled; resize avoids checkerboard patterns",
            defaultValue = "\"transposed\"")
        Upsampling upsampling,
    @Option(value = "How the smallest image is computed from the latent", defaultValue = "\"auto\"")
        Ends ends,
    @Option(
            value = "Where the condition is injected, if the task has one",
            defaultValue = "\"input\"")
        GeneratorConditioning conditioning,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization,
    @Option(
            value = "Standard deviation of the normalizations' initial scales around 1",
            defaultValue = "0",
            min = 0)
        double scaleDeviation) {

  /** Checks. */
  public DcganGeneratorConfiguration {
    ConvolutionSettings.requireEven(kernel);
  }

  /**
   * The layers of the generator for such samples.
   *
   * @param latent length of z
   * @param condition length of the condition; 0 if there is none
   */
  NetworkDefinition definition(int latent, int condition, SampleShape samples) {
    Halvings halvings = DcganHalvings.of(samples, "generator");
    Ends kind = ends.resolve(halvings);
    List<Layer> layers = new ArrayList<>();
    addBottom(layers, latent + condition, halvings, kind);
    boolean again = condition > 0 && conditioning == GeneratorConditioning.EVERY_LAYER;
    for (int level = halvings.count() - 1; level > 0; level--) {
      inject(layers, again ? condition : 0);
      addDoubling(layers, channels(level), false);
      layers.addAll(rectifier());
    }
    inject(layers, again ? condition : 0);
    addDoubling(layers, samples.channels(), kind == Ends.LINEAR);
    layers.add(Elementwise.tanh());
    return NetworkDefinition.of(layers).withInitialization(initialization);
  }

  private static void inject(List<Layer> layers, int condition) {
    if (condition > 0) {
      layers.add(new ConditionConcatenation(condition));
    }
  }

  private void addBottom(List<Layer> layers, int inputs, Halvings halvings, Ends kind) {
    int channels = channels(halvings.count());
    SampleShape bottom = SampleShape.image(channels, halvings.height(), halvings.width());
    boolean whole = kind == Ends.CONVOLUTION;
    if (whole && bottom.height() == bottom.width()) {
      layers.add(new Reshape(SampleShape.image(inputs, 1, 1)));
      layers.add(new TransposedConvolution(channels, bottom.height(), 1, 0, false));
    } else {
      layers.add(new Dense(bottom.length(), normalization == Normalization.NONE));
    }
    // Behind a linear map every number has a normalization of its own.
    layers.addAll(rectifier());
    if (layers.get(0) instanceof Dense) {
      layers.add(Reshape.toImageChannelsLast(bottom));
    }
  }

  /** The channels after an image was halved so many times. */
  private int channels(int level) {
    return Math.multiplyExact(filters, 1 << (level - 1));
  }

  private void addDoubling(List<Layer> layers, int channels, boolean bias) {
    switch (upsampling) {
      case TRANSPOSED ->
          layers.add(
              new TransposedConvolution(
                  channels, kernel, 2, ConvolutionSettings.padding(kernel), bias));
      case RESIZE -> {
        // An odd window keeps the size, and covers as many pixels of the small image.
        int window = kernel - 1;
        layers.add(new Upsample(2));
        layers.add(new Convolution(channels, window, 1, window / 2, bias));
      }
    }
  }

  private List<Layer> rectifier() {
    return normalization.rectifier(0);
  }
}
