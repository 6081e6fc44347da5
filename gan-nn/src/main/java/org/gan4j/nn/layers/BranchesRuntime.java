package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes layers with the same input, and joins their outputs. Activations are viewed as matrices
 * [rows, features], where an image has one row a pixel.
 */
abstract class BranchesRuntime<C extends Block> extends BlockRuntime<C> {
  private static final long serialVersionUID = 1L;

  private final transient List<Branch> branches = new ArrayList<>();
  private final transient FeatureRows gradient = new FeatureRows(reusable());
  private final transient FeatureRows output = new FeatureRows(reusable());

  /** A layer with the places of its activations and gradients. */
  private final class Branch {
    private final FastRuntime<?> layer;
    private final FeatureRows output = new FeatureRows(reusable());
    private final FeatureRows outputGradient = new FeatureRows(reusable());
    private final FeatureRows inputGradient = new FeatureRows(reusable());
    private final ReusableArray ownGradient = reusable();

    Branch(FastRuntime<?> layer) {
      this.layer = layer;
    }
  }

  BranchesRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    children().forEach(child -> branches.add(new Branch(child)));
  }

  /** Joins the outputs of the branches, which are not to be changed, in memory of its own. */
  abstract INDArray join(List<INDArray> rows);

  /**
   * The gradient of the output for one branch.
   *
   * @param rows the gradient of the output, not to be changed
   * @param own memory for the result
   * @return the gradient for the branch: {@code rows} itself if it is the same, or from {@code own}
   */
  abstract INDArray divide(INDArray rows, int branch, ReusableArray own);

  @Override
  public final INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    List<INDArray> made = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      made.add(branches.get(i).layer.forward(activations, mode, key.split(i)));
    }
    return joined(made);
  }

  @Override
  public final INDArray pushForward(INDArray direction) {
    return joined(branches.stream().map(branch -> pushForward(branch.layer, direction)).toList());
  }

  private INDArray joined(List<INDArray> made) {
    List<INDArray> rows = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      rows.add(branches.get(i).output.of(made.get(i)));
    }
    return output.activations(join(rows), made.get(0));
  }

  @Override
  public final @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    List<INDArray> inputGradients = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      FastRuntime<?> layer = branches.get(i).layer;
      boolean parameters = wrt.parameters() && layer.parameterCount() > 0;
      if (wrt.input() || parameters) {
        INDArray part = own(outputGradient, i);
        INDArray result = layer.backward(part, wrt(wrt, wrt.input(), parameters));
        if (wrt.input()) {
          inputGradients.add(Objects.requireNonNull(result));
        }
      }
    }
    return wrt.input() ? sum(inputGradients) : null;
  }

  /** Adds up in the memory of the first gradient, which its branch does not need any more. */
  private INDArray sum(List<INDArray> inputGradients) {
    FeatureRows first = branches.get(0).inputGradient;
    INDArray sum = first.of(inputGradients.get(0));
    for (int i = 1; i < inputGradients.size(); i++) {
      operations().add(sum, branches.get(i).inputGradient.of(inputGradients.get(i)), sum);
    }
    return first.activations(sum, inputGradients.get(0));
  }

  /**
   * The gradient for a branch, in an array of its own: layers may overwrite what they are given, or
   * return it. The last branch gets the output's gradient itself if it is the same.
   */
  private INDArray own(INDArray outputGradient, int index) {
    Branch branch = branches.get(index);
    INDArray rows = gradient.of(outputGradient);
    INDArray part = divide(rows, index, branch.ownGradient);
    if (part == rows) {
      if (index == branches.size() - 1) {
        return outputGradient;
      }
      part = branch.ownGradient.like(rows);
      operations().copy(rows, part);
    }
    return branch.outputGradient.activations(part, outputGradient);
  }
}
