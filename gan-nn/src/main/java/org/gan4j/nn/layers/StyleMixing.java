package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Layers that map a latent z to a style w = f(z), and w at every place: [batch, latent] to [batch,
 * places · size]. In training, a share of the samples has the styles of two latents: from a place
 * on that is drawn evenly, w is that of the next sample's z, under the own condition. So a style
 * does not rely on its neighbours: Karras et al., "A style-based generator architecture for
 * generative adversarial networks", 2019, section 3.1. In inference every place has the own style.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class StyleMixing extends Block {
  private static final long serialVersionUID = 1L;

  private final int places;
  private final double probability;

  /**
   * A block.
   *
   * @param places how many layers have a style
   * @param probability that a sample of a training pass has two styles, in [0, 1]
   * @param mapping f, from vectors to vectors
   */
  public StyleMixing(int places, double probability, Sequence mapping) {
    super(List.of(new Child("", mapping)));
    Require.atLeast("places", places, 1);
    Require.atLeast("probability", probability, 0);
    Require.atMost("probability", probability, 1);
    this.places = places;
    this.probability = probability;
  }

  int places() {
    return places;
  }

  double probability() {
    return probability;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    SampleShape style = layers().get(0).connect(input);
    return SampleShape.vector(
        Math.multiplyExact(places, Math.toIntExact(VectorLayers.length(this, style))));
  }

  @Override
  boolean isRandom() {
    return probability > 0;
  }

  @Override
  protected List<Object> settings() {
    return List.of(super.settings(), places, probability);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue style = child(0).export(graph.within(prefix(0)), input);
    return graph.apply("Tile", style, graph.integers("places", 1, places));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module = layout.module(String.format(Locale.ROOT, "RepeatedStyle(%d)", places));
    TorchAxis style =
        sequence(0).describeLayers(module.sequential("mapping").within(prefix(0)), input);
    return TorchAxis.given(Math.multiplyExact(places, style.length()));
  }

  @Override
  protected FastRuntime<StyleMixing> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new StyleMixingRuntime(configuration, dataType);
  }
}
