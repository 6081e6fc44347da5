package org.gan4j.translation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;

/**
 * Settings of {@link PatchDiscriminatorProvider}. The defaults are those of Isola et al. 2017,
 * section 6.1.2.
 *
 * @param field side of the part of a picture that a logit depends on, in pixels: 16, 34 or 70
 * @param filters channels of the first layer; they double with each further one, up to eight times
 *     as many
 * @param normalization of hidden layers but the first
 * @param negativeSlope of leaky ReLU, in [0, 1)
 * @param initialization how weights are drawn
 */
public record PatchDiscriminatorConfiguration(
    @Option(
            value =
                "Side of the part of a picture that a logit depends on, in pixels: 16, 34 or 70",
            defaultValue = "70")
        int field,
    @Option(
            value =
                "Channels of the first layer; they double with each further one, up to eight times"
                    + " as many",
            defaultValue = "64",
            min = 1,
            max = 10_000)
        int filters,
    @Option(
            value =
                "Normalization of hidden layers but the first: none, batch, instance; none or"
                    + " instance with gradient penalties",
            defaultValue = "\"batch\"")
        Normalization normalization,
    @Option(
            value = "Slope of leaky ReLU for negative numbers",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double negativeSlope,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization) {
  private static final int KERNEL = 4;

  /** The fields of one, two and three layers of stride 2. */
  private static final List<Integer> FIELDS = List.of(16, 34, 70);

  private static final int MOST_DOUBLINGS = 3;

  /** Checks the field. */
  public PatchDiscriminatorConfiguration {
    Require.that(FIELDS.contains(field), "field must be 16, 34 or 70, not " + field);
  }

  /**
   * The layers: k4, with strides 2, …, 2, 1, 1.
   *
   * @param outputs numbers for each patch
   * @throws GanException of kind USAGE if pictures are smaller than the field
   */
  NetworkDefinition definition(SampleShape picture, int outputs) {
    requireField(picture);
    int halvings = FIELDS.indexOf(field) + 1;
    int height = picture.height();
    int width = picture.width();
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer <= halvings; layer++) {
      int stride = layer < halvings ? 2 : 1;
      height = (height + 2 - KERNEL) / stride + 1;
      width = (width + 2 - KERNEL) / stride + 1;
      Normalization own = layer == 0 ? Normalization.NONE : normalization;
      layers.add(new Convolution(channels(layer), KERNEL, stride, 1, own.needsBias(height, width)));
      layers.addAll(own.layers(height, width));
      layers.add(Elementwise.leakyRelu(negativeSlope));
    }
    layers.add(new Convolution(outputs, KERNEL, 1, 1, true));
    return NetworkDefinition.of(layers).withInitialization(initialization);
  }

  private void requireField(SampleShape picture) {
    int side = Math.min(picture.height(), picture.width());
    if (side >= field) {
      return;
    }
    int largest = FIELDS.stream().filter(known -> known <= side).reduce(0, Math::max);
    throw GanException.usage(
        String.format(
            Locale.ROOT,
            "pictures of %s are smaller than the discriminator's field of %d pixels",
            picture,
            field),
        "discriminator.field",
        largest == 0
            ? "use pictures of at least 16×16"
            : String.format(
                Locale.ROOT, "set discriminator.field to %d, or use larger pictures", largest));
  }

  private int channels(int layer) {
    return Math.multiplyExact(filters, 1 << Math.min(MOST_DOUBLINGS, layer));
  }
}
