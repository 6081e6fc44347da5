package org.gan4j.dcgan;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;

/** Provides the discriminator {@code dcgan}. */
public final class DcganDiscriminatorProvider
    implements DiscriminatorProvider<DcganDiscriminatorProvider.Configuration> {

  /**
   * Settings. The image is halved until it is 4 to 7 pixels small, with twice the channels each
   * time; hidden layers end in a leaky ReLU.
   *
   * @param filters channels of the first hidden layer, at half the size of the samples
   * @param kernel rows and columns of the window with which an image is halved, even
   * @param normalization what normalises the hidden layers but the first
   * @param negativeSlope of the leaky ReLU, in [0, 1)
   * @param ends how the logit comes from the smallest image
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
              value = "Rows and columns of the window with which an image is halved, even",
              defaultValue = "4",
              min = 2)
          int kernel,
      @Option(value = "What normalises the hidden layers but the first", defaultValue = "\"batch\"")
          Normalization normalization,
      @Option(
              value = "Slope of the leaky ReLU for negative numbers",
              defaultValue = "0.2",
              min = 0,
              below = 1)
          double negativeSlope,
      @Option(value = "How the logit comes from the smallest image", defaultValue = "\"auto\"")
          Ends ends,
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
      Require.atLeast("negativeSlope", negativeSlope, 0);
      Require.below("negativeSlope", negativeSlope, 1);
      Require.atLeast("scaleDeviation", scaleDeviation, 0);
    }

    /** The defaults: Radford et al. 2016. */
    public static Configuration standard() {
      return new Configuration(
          64, 4, Normalization.BATCH, 0.2, Ends.AUTO, new Initialization.Normal(0.02), 0);
    }

    /** The layers that judge such samples. */
    NetworkDefinition definition(SampleShape samples) {
      Pyramid pyramid = Pyramid.of(samples, "discriminator");
      Ends kind = ends.resolve(pyramid);
      boolean normalized = normalization == Normalization.BATCH;
      List<Layer> layers = new ArrayList<>();
      for (int level = 1; level <= pyramid.levels(); level++) {
        boolean first = level == 1;
        boolean bias = first ? kind == Ends.LINEAR : !normalized;
        layers.add(halving(Math.multiplyExact(filters, 1 << (level - 1)), bias));
        layers.add((first ? Normalization.NONE : normalization).rectifier(negativeSlope));
      }
      addLogit(layers, pyramid, kind);
      return NetworkDefinition.of(layers).withInitialization(initialization);
    }

    private Layer halving(int channels, boolean bias) {
      return new Convolution(channels, kernel, 2, ConvolutionSettings.padding(kernel), bias);
    }

    private static void addLogit(List<Layer> layers, Pyramid pyramid, Ends kind) {
      if (kind == Ends.CONVOLUTION && pyramid.bottomHeight() == pyramid.bottomWidth()) {
        layers.add(new Convolution(1, pyramid.bottomHeight(), 1, 0, false));
        layers.add(Reshape.flatten());
      } else {
        layers.add(Reshape.flattenChannelsLast());
        layers.add(new Dense(1));
      }
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
    return "Strided convolutions from an image to a logit (Radford et al. 2016)";
  }

  @Override
  public Discriminator create(Configuration configuration, DiscriminatorContext context) {
    NetworkDefinition definition = configuration.definition(context.input());
    SampleShape condition = context.condition();
    Conditioning conditioning =
        condition == null || condition.isImage()
            ? Conditioning.concatenation()
            : ConditionPlanes.INSTANCE;
    Discriminator discriminator =
        LayeredDiscriminator.of(context, definition.withConditioning(conditioning));
    InitialScales.draw(discriminator, configuration.scaleDeviation(), context.key());
    return discriminator;
  }
}
