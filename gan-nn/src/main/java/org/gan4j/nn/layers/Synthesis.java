package org.gan4j.nn.layers;

import java.util.ArrayList;
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
 * Layers that make an image of styles alone: they begin with a learned constant, and the input
 * [batch, places · size] reaches them through the {@linkplain StyledLayer styled layers} among
 * them. Karras et al., "Analyzing and improving the image quality of StyleGAN", 2020, figure 7b:
 * every stage makes features of those of the stage before it, and an image of its features; the
 * output is the sum of all images, each of which is enlarged bilinearly to the size of the next
 * one.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Synthesis extends Block {
  private static final long serialVersionUID = 1L;

  /**
   * A stage.
   *
   * @param features of those of the stage before it; they keep the size in the first stage, and
   *     double it in the others
   * @param image of the features; all stages have the same number of channels
   */
  public record Stage(FastLayer features, FastLayer image) {}

  /**
   * A block.
   *
   * @param constant the shape of the learned constant
   * @param stages at least 1
   */
  public Synthesis(SampleShape constant, List<Stage> stages) {
    super(children(constant, stages));
  }

  /** The constant or the enlarging of the image before, then features and image of each stage. */
  private static List<Child> children(SampleShape constant, List<Stage> stages) {
    Require.atLeast("stages", stages.size(), 1);
    List<Child> children = new ArrayList<>();
    for (Stage stage : stages) {
      boolean first = children.isEmpty();
      FastLayer before =
          first ? new LearnedConstant(constant) : Resample.upsample(2, Resample.Method.BILINEAR);
      children.add(Child.numbered(children.size(), before));
      children.add(Child.numbered(children.size(), stage.features()));
      children.add(Child.numbered(children.size(), stage.image()));
    }
    return children;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    VectorLayers.length(this, input);
    SampleShape features = layers().get(0).connect(input);
    SampleShape image = input;
    for (int i = 0; i < layers().size(); i += 3) {
      SampleShape before = i == 0 ? null : layers().get(i).connect(image);
      features = layers().get(i + 1).connect(features);
      image = layers().get(i + 2).connect(features);
      if (before != null && !before.equals(image)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "stage %d of a Synthesis makes an image of %s, and the image before it is"
                    + " enlarged to %s",
                i / 3,
                image,
                before));
      }
    }
    return image;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphBuilder styled = graph.withStyles(input);
    GraphValue features = input;
    GraphValue sum = input;
    for (int i = 0; i < layers().size(); i += 3) {
      GraphValue before = child(i).export(styled.within(prefix(i)), sum);
      features = child(i + 1).export(styled.within(prefix(i + 1)), i == 0 ? before : features);
      GraphValue image = child(i + 2).export(styled.within(prefix(i + 2)), features);
      sum = i == 0 ? image : styled.apply("Add", before, image);
    }
    return sum;
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module = layout.module("Synthesis");
    TorchLayout stages = module.sequential("stages");
    TorchAxis features = child(0).describe(module.within(prefix(0)), input);
    TorchAxis image = input;
    for (int i = 0; i < layers().size(); i += 3) {
      TorchLayout stage = stages.module("Stage");
      if (i > 0) {
        child(i).describe(stage.sequential("enlarging").within(prefix(i)), image);
      }
      features =
          child(i + 1).describe(stage.sequential("features").within(prefix(i + 1)), features);
      image = child(i + 2).describe(stage.sequential("image").within(prefix(i + 2)), features);
    }
    return image;
  }

  @Override
  protected FastRuntime<Synthesis> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new SynthesisRuntime(configuration, dataType);
  }
}
