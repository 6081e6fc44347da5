package org.gan4j.nn;

import org.gan4j.api.SampleShape;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The input, then the condition, along the first dimension of a sample. */
enum Concatenation implements Conditioning {
  ALONG_FEATURES {
    @Override
    public SampleShape joined(SampleShape input, SampleShape condition) {
      if (!input.isImage() && !condition.isImage()) {
        return SampleShape.vector(input.length() + condition.length());
      }
      boolean sameSize =
          input.isImage()
              && condition.isImage()
              && input.height() == condition.height()
              && input.width() == condition.width();
      if (!sameSize) {
        throw new IllegalArgumentException(
            "cannot concatenate an input of "
                + input
                + " and a condition of "
                + condition
                + ": both must be vectors, or images of one height and width");
      }
      return SampleShape.image(
          input.channels() + condition.channels(), input.height(), input.width());
    }

    @Override
    INDArray flat(INDArray array) {
      return array;
    }
  },

  FLATTENED {
    @Override
    public SampleShape joined(SampleShape input, SampleShape condition) {
      return SampleShape.vector(input.length() + condition.length());
    }

    @Override
    INDArray flat(INDArray array) {
      return array.reshape('c', array.size(0), array.length() / array.size(0));
    }
  };

  /** A view of the array in which what is concatenated is dimension 1. */
  abstract INDArray flat(INDArray array);

  @Override
  public void join(INDArray input, INDArray condition, INDArray joined) {
    INDArray first = flat(input);
    INDArray second = flat(condition);
    long border = first.size(1);
    between(joined, 0, border).assign(first);
    between(joined, border, border + second.size(1)).assign(second);
  }

  @Override
  public void split(INDArray joinedGradient, INDArray inputGradient) {
    INDArray destination = flat(inputGradient);
    destination.assign(between(joinedGradient, 0, destination.size(1)));
  }

  @Override
  public void splitCondition(INDArray joinedGradient, INDArray conditionGradient) {
    INDArray destination = flat(conditionGradient);
    long end = joinedGradient.size(1);
    destination.assign(between(joinedGradient, end - destination.size(1), end));
  }

  @Override
  public GraphValue export(
      GraphBuilder graph,
      GraphValue input,
      SampleShape inputShape,
      GraphValue condition,
      SampleShape conditionShape) {
    return graph.concatenate(
        flat(graph, input, inputShape), flat(graph, condition, conditionShape));
  }

  private GraphValue flat(GraphBuilder graph, GraphValue value, SampleShape shape) {
    return this == FLATTENED && shape.isImage()
        ? graph.reshape(value, SampleShape.vector(shape.length()))
        : value;
  }

  private static INDArray between(INDArray array, long from, long to) {
    INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
    for (int dimension = 0; dimension < indices.length; dimension++) {
      indices[dimension] = dimension == 1 ? NDArrayIndex.interval(from, to) : NDArrayIndex.all();
    }
    return array.get(indices);
  }
}
