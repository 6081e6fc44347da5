package org.gan4j.nn.kernels;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A grouped correlation as one correlation a group, on copies of the group's channels: for groups
 * of more than a few channels the copies cost less than the products.
 */
@NotThreadSafe
final class SplitCorrelation implements GroupedCorrelation {
  private final CorrelationShape ofGroup;
  private final ChannelGroups groups;
  private final List<Group> parts;

  SplitCorrelation(CorrelationShape shape, int count, DataType dataType) {
    ofGroup =
        new CorrelationShape(
            shape.height(),
            shape.width(),
            shape.channels() / count,
            shape.filters() / count,
            shape.kernel(),
            shape.stride(),
            shape.padding());
    groups = new ChannelGroups(count, dataType);
    parts = Stream.generate(() -> new Group(ofGroup, dataType)).limit(count).toList();
  }

  /** What belongs to one group. */
  private static final class Group {
    private final WinogradWeights winogradWeights = new WinogradWeights();
    private final Correlation correlation;
    private final ReusableArray large;
    private final ReusableArray small;
    private final ReusableArray weights;
    private final ReusableArray weightGradient;
    private final ReusableArray largeGradient;

    private Group(CorrelationShape shape, DataType dataType) {
      correlation = Correlation.of(shape, dataType, winogradWeights);
      large = new ReusableArray(dataType);
      small = new ReusableArray(dataType);
      weights = new ReusableArray(dataType);
      weightGradient = new ReusableArray(dataType);
      largeGradient = new ReusableArray(dataType);
    }

    private void close() {
      correlation.close();
      winogradWeights.close();
      large.close();
      small.close();
      weights.close();
      weightGradient.close();
      largeGradient.close();
    }
  }

  private List<INDArray> large(long batch) {
    return parts.stream().map(group -> group.large.shaped(ofGroup.large(batch))).toList();
  }

  private List<INDArray> small(long batch) {
    return parts.stream().map(group -> group.small.shaped(ofGroup.small(batch))).toList();
  }

  private long[] weightShape() {
    return new long[] {ofGroup.kernel(), ofGroup.kernel(), ofGroup.channels(), ofGroup.filters()};
  }

  private List<INDArray> weights() {
    return parts.stream().map(group -> group.weights.shaped(weightShape())).toList();
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    long batch = large.size(0);
    List<INDArray> x = large(batch);
    List<INDArray> w = weights();
    List<INDArray> y = small(batch);
    groups.split(large, x);
    groups.split(weights, w);
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).correlation.reduce(x.get(i), w.get(i), y.get(i));
    }
    groups.join(y, small);
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    long batch = large.size(0);
    groups.split(smallGradient, small(batch));
    if (weightGradient != null) {
      groups.split(weightGradient, weightGradients());
    }
    for (Group group : parts) {
      group.correlation.reduceBackward(
          group.large.shaped(ofGroup.large(batch)),
          group.weights.shaped(weightShape()),
          group.small.shaped(ofGroup.small(batch)),
          weightGradient == null ? null : group.weightGradient.shaped(weightShape()),
          largeGradient == null ? null : group.largeGradient.shaped(ofGroup.large(batch)));
    }
    if (weightGradient != null) {
      groups.join(weightGradients(), weightGradient);
    }
    if (largeGradient != null) {
      groups.join(
          parts.stream().map(group -> group.largeGradient.shaped(ofGroup.large(batch))).toList(),
          largeGradient);
    }
  }

  private List<INDArray> weightGradients() {
    return parts.stream().map(group -> group.weightGradient.shaped(weightShape())).toList();
  }

  @Override
  public void close() {
    parts.forEach(Group::close);
  }
}
