package org.gan4j.dcgan;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.DiscriminatorConditioning;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.VectorPlanes;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Reshape;

/**
 * Settings of {@link DcganDiscriminatorProvider}. The image is halved until it is 4 to 7 pixels
 * small, with twice the channels each time; hidden layers end in a leaky ReLU.
 *
 * @param filters channels of the first hidden layer, at half the size of the samples
 * @param kernel rows and columns of the window with which an image is halved, even
 * @param normalization what normalizes the hidden layers but the first
 * @param negativeSlope of the leaky ReLU, in [0, 1)
 * @param ends how the logit comes from the smallest image
 * @param conditioning where the condition is injected, if there is one
 * @param initialization how weights are drawn
 * @param scaleDeviation standard deviation of the normalizations' initial scales around 1
 * @param minibatchDeviation whether the last layer sees how much the samples of a batch differ
 */
public record DcganDiscriminatorConfiguration(
    @Option(
            value =
                "Channels at half the size of the samples; they double with each further halving",
            defaultValue = "64",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value = "Side of the window of a convolution that halves an image; an even number",
            defaultValue = "4",
            min = 2,
            max = 1000)
        int kernel,
    @Option(
            value = "Normalization of the hidden layers except the first",
            defaultValue = "\"batch\"")
        Normalization normalization,
    @Option(
            value = "Slope of the leaky ReLU for negative numbers",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double negativeSlope,
    @Option(value = "How the logit is computed from the smallest image", defaultValue = "\"auto\"")
        Ends ends,
    @Option(
            value = "Where the condition is injected, if the task has one",
            defaultValue = "\"input\"")
        DiscriminatorConditioning conditioning,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization,
    @Option(
            value = "Standard deviation of the normalizations' initial scales around 1",
            defaultValue = "0",
            min = 0)
        double scaleDeviation,
    @Option(
            value =
                "Whether the last layer sees the standard deviation within groups of four samples;"
                    + " not with gradient penalties",
            defaultValue = "false")
        boolean minibatchDeviation) {

  /** Checks. */
  public DcganDiscriminatorConfiguration {
    ConvolutionSettings.requireEven(kernel);
  }

  /**
   * The layers of the discriminator for such samples.
   *
   * @param condition length of the condition; 0 if hidden layers receive none
   * @param outputs outputs per sample
   */
  NetworkDefinition definition(SampleShape samples, int condition, int outputs) {
    Halvings halvings = DcganHalvings.of(samples, "discriminator");
    Ends kind = ends.resolve(halvings);
    boolean normalized = normalization == Normalization.BATCH;
    int again = conditioning == DiscriminatorConditioning.EVERY_LAYER ? condition : 0;
    List<Layer> layers = new ArrayList<>();
    for (int level = 1; level <= halvings.count(); level++) {
      boolean first = level == 1;
      boolean bias = first ? kind == Ends.LINEAR : !normalized;
      inject(layers, first ? 0 : again);
      layers.add(halving(Math.multiplyExact(filters, 1 << (level - 1)), bias));
      layers.addAll((first ? Normalization.NONE : normalization).rectifier(negativeSlope));
    }
    if (minibatchDeviation) {
      layers.add(new MinibatchStandardDeviation());
    }
    if (conditioning == DiscriminatorConditioning.PROJECTION && condition > 0) {
      layers.add(Reshape.flattenChannelsLast());
      layers.add(new ProjectionHead(condition));
    } else {
      addOutputs(layers, halvings, kind, again, outputs);
    }
    return NetworkDefinition.of(layers)
        .withInitialization(initialization)
        .withConditioning(
            conditioning == DiscriminatorConditioning.PROJECTION && condition > 0
                ? Conditioning.byLayers()
                : VectorPlanes.INSTANCE);
  }

  private Layer halving(int channels, boolean bias) {
    return new Convolution(channels, kernel, 2, ConvolutionSettings.padding(kernel), bias);
  }

  private static void inject(List<Layer> layers, int condition) {
    if (condition > 0) {
      layers.add(new ConditionConcatenation(condition));
    }
  }

  private static void addOutputs(
      List<Layer> layers, Halvings halvings, Ends kind, int condition, int outputs) {
    if (kind == Ends.CONVOLUTION && halvings.height() == halvings.width()) {
      inject(layers, condition);
      layers.add(new Convolution(outputs, halvings.height(), 1, 0, false));
      layers.add(Reshape.flatten());
    } else {
      layers.add(Reshape.flattenChannelsLast());
      inject(layers, condition);
      layers.add(new Dense(outputs));
    }
  }
}
