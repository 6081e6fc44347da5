package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Puts the numbers of dense arrays in another order, the same for every piece of a length. */
@NotThreadSafe
public final class Permutation {
  /** The least count of numbers for which another thread pays. */
  private static final int WORTH_A_THREAD = 32_768;

  private final int[] sources;
  private final int[] destinations;
  private final PerThread<Desk> desks;

  /**
   * A permutation and its inverse.
   *
   * @param sources for each place of a piece, the place of the number that comes there
   */
  public Permutation(int[] sources, DataType type) {
    this.sources = sources.clone();
    destinations = new int[sources.length];
    for (int i = 0; i < sources.length; i++) {
      destinations[sources[i]] = i;
    }
    desks =
        new PerThread<>(
            () ->
                new Desk(
                    HeapNumbers.of(type, sources.length), HeapNumbers.of(type, sources.length)));
  }

  /** Arrays of one thread. */
  private record Desk(HeapNumbers from, HeapNumbers to) {}

  /** Writes the numbers of x to y in the new order. */
  public void apply(INDArray x, INDArray y) {
    move(x, y, sources);
  }

  /** Writes the numbers of y to x in the order that they had. */
  public void invert(INDArray y, INDArray x) {
    move(y, x, destinations);
  }

  private void move(INDArray from, INDArray to, int[] places) {
    NativeNumbers source = NativeNumbers.source(from);
    NativeNumbers destination = NativeNumbers.destination(to);
    int length = places.length;
    List<Desk> all = desks.all();
    Threads.split(
        Math.toIntExact(from.length() / length),
        Math.max(1, WORTH_A_THREAD / length),
        (piece, begin, end) -> {
          Desk desk = all.get(piece);
          for (int i = begin; i < end; i++) {
            desk.from.read(source, i * length, 0, length);
            desk.to.gather(0, desk.from, places);
            desk.to.write(destination, i * length, 0, length);
          }
        });
  }
}
