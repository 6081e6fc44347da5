package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Synthesis}. */
final class SynthesisRuntime extends BlockRuntime<Synthesis> {
  private static final long serialVersionUID = 1L;

  private final transient List<Stage> stages = new ArrayList<>();
  private final transient ReusableArray denseStyles = reusable();
  private final transient ReusableArray styleGradient = reusable();
  private transient @Nullable INDArray latestGradient;

  /** The layers of a stage, and the places of its images and gradients. */
  private final class Stage {
    /** Makes the constant in the first stage, and enlarges the image before in the others. */
    private final FastRuntime<?> before;

    private final FastRuntime<?> features;
    private final FastRuntime<?> image;
    private final Addition images = new Addition();
    private final Addition gradients = new Addition();
    private final FeatureRows imageGradient = new FeatureRows(reusable());
    private final ReusableArray imageGradientCopy = reusable();

    Stage(int first) {
      before = children().get(first);
      features = children().get(first + 1);
      image = children().get(first + 2);
    }

    /** The same numbers in memory that a layer may overwrite. */
    INDArray copy(INDArray gradient) {
      INDArray rows = imageGradient.of(gradient);
      INDArray copy = imageGradientCopy.like(rows);
      operations().copy(rows, copy);
      return imageGradient.activations(copy, gradient);
    }
  }

  /** Adds images up. */
  private final class Addition {
    private final FeatureRows left = new FeatureRows(reusable());
    private final FeatureRows right = new FeatureRows(reusable());
    private final ReusableArray sum = reusable();

    INDArray of(INDArray first, INDArray second) {
      INDArray rows = left.of(first);
      INDArray result = sum.like(rows);
      operations().add(rows, right.of(second), result);
      return left.activations(result, first);
    }
  }

  SynthesisRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    for (int i = 0; i < children().size(); i += 3) {
      stages.add(new Stage(i));
    }
  }

  @Override
  public boolean isPiecewiseLinear() {
    return false;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    throw new UnsupportedOperationException("the output is not linear in the styles");
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray styles = MemoryLayout.dense(activations, denseStyles);
    INDArray gradient = styleGradient.like(styles);
    latestGradient = gradient;
    style(styles, gradient);
    INDArray features = styles;
    INDArray sum = styles;
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      RandomKey own = key.split(i);
      INDArray before = stage.before.forward(sum, mode, own.split("before"));
      features = stage.features.forward(i == 0 ? before : features, mode, own.split("features"));
      INDArray image = stage.image.forward(features, mode, own.split("image"));
      sum = i == 0 ? image : stage.images.of(before, image);
    }
    return sum;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray gradient = requireForward(latestGradient);
    operations().fill(gradient, 0);
    Wrt both = wrt(wrt, true, wrt.parameters());
    INDArray ofImage = outputGradient;
    INDArray ofFeatures = null;
    for (int i = stages.size() - 1; i >= 0; i--) {
      Stage stage = stages.get(i);
      INDArray part = backward(stage.image, stage.copy(ofImage), both);
      ofFeatures = ofFeatures == null ? part : stage.gradients.of(part, ofFeatures);
      ofFeatures = backward(stage.features, ofFeatures, both);
      if (i > 0) {
        ofImage = backward(stage.before, ofImage, Wrt.INPUT);
      } else if (wrt.parameters()) {
        stage.before.backward(ofFeatures, Wrt.PARAMETERS);
      }
    }
    return wrt.input() ? gradient : null;
  }

  private static INDArray backward(FastRuntime<?> layer, INDArray gradient, Wrt wrt) {
    return Objects.requireNonNull(layer.backward(gradient, wrt));
  }
}
