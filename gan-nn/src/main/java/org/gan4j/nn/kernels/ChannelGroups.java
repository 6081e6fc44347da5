package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Divides the channels of dense images [batch, height, width, channels] into groups of equal size,
 * each in a dense array of its own, and joins them again.
 */
@NotThreadSafe
public final class ChannelGroups {
  /** Numbers per block, approximately, so that a block fits the cache. */
  private static final int BLOCK = 4096;

  private final int groups;
  private final DataType type;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /** For so many groups. */
  public ChannelGroups(int groups, DataType type) {
    this.groups = groups;
    this.type = type;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private HeapNumbers whole = HeapNumbers.of(type, 0);
    private HeapNumbers part = HeapNumbers.of(type, 0);

    private void reserve(int channels, int rows) {
      if (whole.length() < rows * channels) {
        whole = HeapNumbers.of(type, rows * channels);
        part = HeapNumbers.of(type, rows * channels / groups);
      }
    }
  }

  /** Copies each group of the last dimension to an array of its own. */
  public void split(INDArray whole, List<INDArray> parts) {
    NativeNumbers source = NativeNumbers.source(whole);
    List<NativeNumbers> destinations = parts.stream().map(NativeNumbers::destination).toList();
    int channels = Math.toIntExact(whole.size(whole.rank() - 1));
    int size = channels / groups;
    forEachBlock(
        whole,
        channels,
        (desk, row, rows) -> {
          desk.whole.read(source, row * channels, 0, rows * channels);
          for (int group = 0; group < groups; group++) {
            for (int i = 0; i < rows; i++) {
              desk.part.copy(i * size, desk.whole, i * channels + group * size, size);
            }
            desk.part.write(destinations.get(group), row * size, 0, rows * size);
          }
        });
  }

  /** The inverse of {@link #split}. */
  public void join(List<INDArray> parts, INDArray whole) {
    List<NativeNumbers> sources = parts.stream().map(NativeNumbers::source).toList();
    NativeNumbers destination = NativeNumbers.destination(whole);
    int channels = Math.toIntExact(whole.size(whole.rank() - 1));
    int size = channels / groups;
    forEachBlock(
        whole,
        channels,
        (desk, row, rows) -> {
          for (int group = 0; group < groups; group++) {
            desk.part.read(sources.get(group), row * size, 0, rows * size);
            for (int i = 0; i < rows; i++) {
              desk.whole.copy(i * channels + group * size, desk.part, i * size, size);
            }
          }
          desk.whole.write(destination, row * channels, 0, rows * channels);
        });
  }

  @FunctionalInterface
  private interface Block {
    void run(Desk desk, int row, int rows);
  }

  private void forEachBlock(INDArray whole, int channels, Block work) {
    int rows = Math.toIntExact(whole.length() / channels);
    int step = Math.max(1, BLOCK / channels);
    List<Desk> all = desks.all();
    all.forEach(desk -> desk.reserve(channels, step));
    Threads.split(
        (rows + step - 1) / step,
        (piece, begin, end) -> {
          for (int i = begin; i < end; i++) {
            work.run(all.get(piece), i * step, Math.min(step, rows - i * step));
          }
        });
  }
}
