package org.gan4j.training;

import java.nio.FloatBuffer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exponential moving average of a network's parameters over its steps, as a network of its own.
 * The average has stopped circling around the equilibrium: Yazıcı et al., "The unusual
 * effectiveness of averaging in GAN training", 2019.
 *
 * <p>The average includes the whole vector, running statistics of batch normalization included; an
 * architecture decision record says why.
 */
@NotThreadSafe
public final class ParameterAverage implements AutoCloseable {
  /** Fits into the processor's nearest cache. */
  private static final int PIECE = 1024;

  private final Network network;
  private final AverageWeight weight;
  private final float[] averages = new float[PIECE];
  private final float[] news = new float[PIECE];

  /**
   * Begins an average.
   *
   * @param network which becomes the average, and is closed with it: a copy of the trained network,
   *     parameters included
   * @param weight how much a step counts
   */
  public ParameterAverage(Network network, AverageWeight weight) {
    this.network = network;
    this.weight = weight;
  }

  /** The average as it is now. */
  public Network network() {
    return network;
  }

  /**
   * Takes the parameters after a step into the average.
   *
   * @param values of the trained network, [n]
   * @param step how many steps it had taken before
   */
  public void update(INDArray values, long step) {
    INDArray average = network.parameters().values();
    double share = weight.of(step);
    if (isPlain(values) && isPlain(average)) {
      approach(average, values, (float) share);
    } else {
      try (INDArray difference = values.sub(average)) {
        average.addi(difference.muli(share));
      }
    }
  }

  private static boolean isPlain(INDArray vector) {
    return vector.dataType() == DataType.FLOAT && vector.ordering() == 'c' && !vector.isView();
  }

  /** One pass over both vectors, in pieces: two to three times as fast as ND4J's operations. */
  private void approach(INDArray destination, INDArray source, float share) {
    FloatBuffer average = destination.data().asNioFloat();
    FloatBuffer values = source.data().asNioFloat();
    int length = Math.toIntExact(destination.length());
    for (int start = 0; start < length; start += PIECE) {
      int count = Math.min(PIECE, length - start);
      average.get(start, averages, 0, count);
      values.get(start, news, 0, count);
      for (int i = 0; i < count; i++) {
        averages[i] += share * (news[i] - averages[i]);
      }
      average.put(start, averages, 0, count);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
