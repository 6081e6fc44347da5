package org.gan4j.dcgan;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;

/** Provides the generator {@code dcgan}. */
public final class DcganGeneratorProvider
    implements GeneratorProvider<DcganGeneratorProvider.Configuration> {

  /**
   * Settings. From the latent comes an image of 4 to 7 pixels, which is doubled until it has the
   * size of the samples, with half the channels each time; hidden layers end in a ReLU, the last
   * one in tanh.
   *
   * @param filters channels of the last hidden layer, at half the size of the samples
   * @param kernel rows and columns of the window with which an image is doubled, even
   * @param normalization what normalises the hidden layers
   * @param upsampling how an image is doubled
   * @param ends how the smallest image comes from the latent
   * @param conditioning where the condition is told, if there is one
   * @param initialization how weights are drawn
   * @param scaleDeviation standard deviation of the normalisations' initial scales around 1
   */
  public record Configuration(
      @Option(
              value = "Channels at half the size of the samples; twice as many at each half of it",
              defaultValue = "64",
              min = 1)
          int filters,
      @Option(
              value = "Rows and columns of the window with which an image is doubled, even",
              defaultValue = "4",
              min = 2)
          int kernel,
      @Option(value = "What normalises the hidden layers", defaultValue = "\"batch\"")
          Normalization normalization,
      @Option(
              value = "How an image is doubled; resize leaves no checkerboard",
              defaultValue = "\"transposed\"")
          Upsampling upsampling,
      @Option(value = "How the smallest image comes from the latent", defaultValue = "\"auto\"")
          Ends ends,
      @Option(
              value = "Where the condition is told, if the task has one",
              defaultValue = "\"input\"")
          GeneratorConditioning conditioning,
      @Option(
              value = "How weights are drawn",
              defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
          Initialization initialization,
      @Option(
              value = "Standard deviation of the normalisations' initial scales around 1",
              defaultValue = "0",
              min = 0)
          double scaleDeviation) {

    /** Checks. */
    public Configuration {
      ConvolutionSettings.require(filters, kernel);
      Require.atLeast("scaleDeviation", scaleDeviation, 0);
    }

    /** The defaults: Radford et al. 2016. */
    public static Configuration standard() {
      return new Configuration(
          64,
          4,
          Normalization.BATCH,
          Upsampling.TRANSPOSED,
          Ends.AUTO,
          GeneratorConditioning.INPUT,
          new Initialization.Normal(0.02),
          0);
    }

    /**
     * The layers that make such samples.
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
        tell(layers, again ? condition : 0);
        addDoubling(layers, channels(level), false);
        layers.addAll(rectifier());
      }
      tell(layers, again ? condition : 0);
      addDoubling(layers, samples.channels(), kind == Ends.LINEAR);
      layers.add(Elementwise.tanh());
      return NetworkDefinition.of(layers).withInitialization(initialization);
    }

    private static void tell(List<Layer> layers, int condition) {
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
      // Behind a linear map every number has a normalisation of its own.
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
          // An odd window keeps the size; it sees as many pixels of the small image.
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

  @Override
  public String type() {
    return "dcgan";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Transposed convolutions from a latent to an image (Radford et al. 2016)";
  }

  @Override
  public Generator create(Configuration configuration, GeneratorContext context) {
    SampleShape condition = context.condition();
    if (context.latentSize() < 1) {
      throw GanException.usage(
          "dcgan makes images from a latent, and there is none",
          "latent.size",
          "give the latent a size of at least 1, such as 100");
    }
    if (condition != null && condition.isImage()) {
      throw GanException.usage(
          "dcgan cannot make an image from an image of " + condition,
          "generator.type",
          "choose a generator that encodes its condition, or another task");
    }
    int told = condition == null ? 0 : condition.length();
    Generator generator =
        LayeredGenerator.of(
            context, configuration.definition(context.latentSize(), told, context.output()));
    InitialScales.draw(generator, configuration.scaleDeviation(), context.key());
    return generator;
  }
}
