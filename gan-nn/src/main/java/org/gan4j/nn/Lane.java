package org.gan4j.nn;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.PlayerLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A set of layer objects for one pass at a time. All lanes of a network share its parameters and
 * differ in what a forward pass leaves for the way back, so that several passes can be open at
 * once.
 */
final class Lane implements AutoCloseable {
  private final Blueprint blueprint;
  private final FlatParameters parameters;
  private final Layer[] layers;
  private final int firstWithParameters;
  private final int lastWithParameters;
  private final boolean drawsFromThread;
  private final List<INDArray> foreign = new ArrayList<>();
  private final LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();

  Lane(Blueprint blueprint, FlatParameters parameters) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    layers = new Layer[blueprint.size()];
    int first = layers.length;
    int last = 0;
    boolean stock = false;
    for (int i = 0; i < layers.length; i++) {
      layers[i] = blueprint.instantiate(i, parameters.values(), false);
      stock |= !(layers[i] instanceof PlayerLayer);
      if (blueprint.hasParameters(i)) {
        layers[i].setBackpropGradientsViewArray(parameters.gradientOf(blueprint, i));
        first = Math.min(first, i);
        last = i;
      }
    }
    firstWithParameters = first;
    lastWithParameters = last;
    drawsFromThread = stock;
  }

  INDArray forward(INDArray input, Mode mode, RandomKey key) {
    if (mode == Mode.TRAIN && drawsFromThread) {
      try (ThreadRandomness ignored = ThreadRandomness.of(key)) {
        return forward(input, layers.length, mode, key);
      }
    }
    return forward(input, layers.length, mode, key);
  }

  /** What the last layer with parameters sees. */
  INDArray penultimate(INDArray input, RandomKey key) {
    return preprocess(forward(input, lastWithParameters, Mode.INFER, key), lastWithParameters);
  }

  private INDArray forward(INDArray input, int end, Mode mode, RandomKey key) {
    INDArray activations = input;
    for (int i = 0; i < end; i++) {
      activations = preprocess(activations, i);
      if (layers[i] instanceof PlayerLayer layer) {
        activations = layer.forward(activations, mode, key.split(i));
      } else {
        activations = activate(layers[i], activations, mode);
      }
    }
    return activations;
  }

  private INDArray preprocess(INDArray activations, int index) {
    InputPreProcessor preprocessor = blueprint.preprocessor(index);
    if (preprocessor == null) {
      return activations;
    }
    int batch = Math.toIntExact(activations.size(0));
    return keep(preprocessor.preProcess(activations, batch, workspaces), activations);
  }

  private INDArray activate(Layer layer, INDArray activations, Mode mode) {
    // In inference, Deeplearning4j's activation layers write over their input.
    INDArray input = mode == Mode.TRAIN ? activations : keep(activations.dup(), activations);
    return keep(layer.activate(input, mode == Mode.TRAIN, workspaces), input);
  }

  /**
   * The way back.
   *
   * @return the gradient with respect to the input; null if not wanted
   */
  @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (wrt.parameters()) {
      parameters.refresh();
    }
    int first = wrt.input() ? 0 : firstWithParameters;
    INDArray epsilon = outputGradient;
    for (int i = layers.length - 1; i >= first; i--) {
      boolean input = i > first || wrt.input();
      boolean own = wrt.parameters() && blueprint.hasParameters(i);
      INDArray next = backward(i, epsilon, input, own);
      if (next == null || !input) {
        break;
      }
      epsilon = next;
    }
    if (wrt.parameters()) {
      parameters.recordStatistics();
    }
    return wrt.input() ? epsilon : null;
  }

  private @Nullable INDArray backward(int index, INDArray epsilon, boolean input, boolean own) {
    if (layers[index] instanceof PlayerLayer layer) {
      INDArray result = layer.backward(epsilon, wrt(input, own));
      return result == null ? null : preprocessBackward(result, index);
    }
    INDArray result = layers[index].backpropGradient(epsilon, workspaces).getSecond();
    if (own) {
      INDArray written = layers[index].getGradientsViewArray();
      blueprint.part(parameters.gradient(), index).addi(written);
    }
    return preprocessBackward(keep(result, epsilon), index);
  }

  private INDArray preprocessBackward(INDArray epsilon, int index) {
    InputPreProcessor preprocessor = blueprint.preprocessor(index);
    if (preprocessor == null) {
      return epsilon;
    }
    int batch = Math.toIntExact(epsilon.size(0));
    return keep(preprocessor.backprop(epsilon, batch, workspaces), epsilon);
  }

  private static Wrt wrt(boolean input, boolean own) {
    if (input && own) {
      return Wrt.BOTH;
    }
    return own ? Wrt.PARAMETERS : Wrt.INPUT;
  }

  /** Remembers to free an array that somebody else's code has made, unless it only reshapes. */
  private INDArray keep(INDArray made, INDArray from) {
    if (made != from && made.data().address() != from.data().address()) {
      foreign.add(made);
    }
    return made;
  }

  /** Ends the pass. */
  void release() {
    for (INDArray array : foreign) {
      if (array.closeable()) {
        array.close();
      }
    }
    foreign.clear();
    for (Layer layer : layers) {
      if (!(layer instanceof PlayerLayer)) {
        layer.clear();
      }
    }
  }

  @Override
  public void close() {
    release();
    for (Layer layer : layers) {
      if (layer instanceof PlayerLayer own) {
        own.close();
      }
    }
  }
}
