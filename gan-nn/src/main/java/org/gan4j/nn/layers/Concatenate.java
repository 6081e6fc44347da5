package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A skip connection: y = [x, layers(x)] along the features of vectors, or the channels of images.
 * Nested, it makes a U-Net: the layers halve the image, hold the next level, and double it again
 * (Ronneberger et al., "U-Net", MICCAI 2015; Isola et al., "Image-to-image translation with
 * conditional adversarial networks", CVPR 2017, section 3.2.1).
 *
 * <p>The parameters have the keys that they have in a {@link Sequence}, such as {@code
 * 0-convolution.weights}.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Concatenate extends Block {
  private static final long serialVersionUID = 1L;

  private Concatenate(Sequence layers) {
    super(List.of(new Child("input.", new Sequence()), new Child("", layers)));
  }

  /** The input, and after it what the layers make of it. */
  public static Concatenate withInput(FastLayer... layers) {
    return new Concatenate(new Sequence(layers));
  }

  /** The input, and after it what the layers make of it. */
  public static Concatenate withInput(List<? extends FastLayer> layers) {
    return new Concatenate(new Sequence(layers));
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    return FeatureShapes.concatenated(connectAll(input));
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return graph.concatenate(input, child(1).export(graph.within(prefix(1)), input));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module = layout.module("Skip");
    TorchAxis made =
        sequence(1).describeLayers(module.sequential("layers").within(prefix(1)), input);
    return TorchAxis.given(input.length() + made.length());
  }

  @Override
  protected FastRuntime<Block> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new ConcatenationRuntime(configuration, dataType);
  }
}
