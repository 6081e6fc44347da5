package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import org.gan4j.nn.layers.WinogradTiling.Group;
import org.gan4j.nn.layers.WinogradTiling.Segment;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves images to the points of Winograd's algorithm and back, for windows of 4×4 that move by 2.
 *
 * <p>A tile is m×n pixels of a small image, which depend on 2(m + 1)×2(n + 1) pixels of the large
 * one. These are four images of (m + 1)×(n + 1), one for each phase: even or odd rows and columns.
 * At the points they are as many rows [4 · channels], each of another matrix.
 */
final class WinogradTiles {
  /** Rows and columns of the small image in the largest tile. */
  private static final int SMALL = Winograd.OUTPUTS;

  /** How far tiles are apart in the large image. */
  private static final int STEP = 2 * SMALL;

  /** About so many numbers are transformed together, for the cache's sake. */
  private static final int CHUNK = 512;

  private final CorrelationShape shape;
  private final WinogradTiling tiling;

  WinogradTiles(CorrelationShape shape) {
    this.shape = shape;
    tiling = new WinogradTiling(shape.outHeight(), shape.outWidth());
  }

  /** How images are cut into tiles. */
  WinogradTiling tiling() {
    return tiling;
  }

  /** The tiles of a group in some images of a batch. */
  private record Batch(Group group, int image, int count, int size) {
    Segment vertical() {
      return group.vertical();
    }

    Segment horizontal() {
      return group.horizontal();
    }

    int tiles() {
      return count * group.tiles();
    }
  }

  /** Large images to the points: 25 matrices [tiles, 4 · channels]. */
  void largeToPoints(INDArray images, FloatBuffer points) {
    int channels = shape.channels();
    FloatBuffer source = NativeFloats.of(images);
    forEachChunk(
        images,
        channels,
        (bench, batch) -> {
          for (int a = 0; a < batch.vertical().large(); a++) {
            for (int b = 0; b < batch.horizontal().large(); b++) {
              cutLarge(source, bench.large(a, b), bench, batch, a, b);
            }
          }
          bench.largeToPoints(batch.vertical(), batch.horizontal(), batch.tiles() * channels);
          moveParts(bench, batch, points, Direction.FORTH);
        });
  }

  /** The adjoint of {@link #largeToPoints}. */
  void pointsToLarge(FloatBuffer points, INDArray images) {
    int channels = shape.channels();
    FloatBuffer destination = NativeFloats.of(images);
    forEachChunk(
        images,
        channels,
        (bench, batch) -> {
          moveParts(bench, batch, points, Direction.BACK);
          bench.pointsToLarge(batch.vertical(), batch.horizontal(), batch.tiles() * channels);
          fold(bench, batch);
          for (int a = 0; a < batch.vertical().large(); a++) {
            for (int b = 0; b < batch.horizontal().large(); b++) {
              pasteLarge(bench.large(a, b), destination, bench, batch, a, b);
            }
          }
        });
  }

  /** Small images to the points by the transposed way: 25 matrices [tiles, filters]. */
  void smallToPoints(INDArray images, FloatBuffer points) {
    int filters = shape.filters();
    FloatBuffer source = NativeFloats.of(images);
    forEachChunk(
        images,
        filters,
        (bench, batch) -> {
          moveSmall(bench, batch, source, Direction.FORTH);
          bench.smallToPoints(batch.vertical(), batch.horizontal(), batch.tiles() * filters);
          movePoints(bench, batch, points, Direction.FORTH);
        });
  }

  /** From the points to small images, the adjoint of {@link #smallToPoints}. */
  void pointsToSmall(FloatBuffer points, INDArray images) {
    int filters = shape.filters();
    FloatBuffer destination = NativeFloats.of(images);
    forEachChunk(
        images,
        filters,
        (bench, batch) -> {
          movePoints(bench, batch, points, Direction.BACK);
          bench.pointsToSmall(batch.vertical(), batch.horizontal(), batch.tiles() * filters);
          moveSmall(bench, batch, destination, Direction.BACK);
        });
  }

  private enum Direction {
    FORTH,
    BACK
  }

  /** The pixel at a place in all tiles, zeros outside of the image. */
  private void cutLarge(
      FloatBuffer source, float[] pixels, WinogradBench bench, Batch batch, int a, int b) {
    int channels = shape.channels();
    Segment vertical = batch.vertical();
    Segment horizontal = batch.horizontal();
    int to = 0;
    for (int n = batch.image(); n < batch.image() + batch.count(); n++) {
      for (int i = 0; i < vertical.count(); i++) {
        int row = (vertical.first() + i) * STEP + a - shape.padding();
        boolean inside = row >= 0 && row < shape.height();
        for (int j = 0; j < horizontal.count(); j++, to += channels) {
          int column = (horizontal.first() + j) * STEP + b - shape.padding();
          if (inside && column >= 0 && column < shape.width()) {
            int from = ((n * shape.height() + row) * shape.width() + column) * channels;
            source.get(from, pixels, to, channels);
          } else {
            System.arraycopy(bench.zeros(), 0, pixels, to, channels);
          }
        }
      }
    }
  }

  /**
   * Writes the pixel at a place in all tiles, but where the next tile of the group has it too; adds
   * it where a group before has written it.
   */
  private void pasteLarge(
      float[] pixels, FloatBuffer destination, WinogradBench bench, Batch batch, int a, int b) {
    int channels = shape.channels();
    Segment vertical = batch.vertical();
    Segment horizontal = batch.horizontal();
    boolean shared = (vertical.continues() && a < 2) || (horizontal.continues() && b < 2);
    for (int n = 0; n < batch.count(); n++) {
      for (int i = a < STEP ? 0 : vertical.count() - 1; i < vertical.count(); i++) {
        int row = (vertical.first() + i) * STEP + a - shape.padding();
        if (row < 0 || row >= shape.height()) {
          continue;
        }
        for (int j = b < STEP ? 0 : horizontal.count() - 1; j < horizontal.count(); j++) {
          int column = (horizontal.first() + j) * STEP + b - shape.padding();
          if (column >= 0 && column < shape.width()) {
            int from = ((n * vertical.count() + i) * horizontal.count() + j) * channels;
            int image = batch.image() + n;
            int to = ((image * shape.height() + row) * shape.width() + column) * channels;
            if (shared) {
              add(destination, to, bench.scratch(), pixels, from, channels);
            }
            destination.put(to, pixels, from, channels);
          }
        }
      }
    }
  }

  /** pixels[from + i] += source[position + i]. */
  private static void add(
      FloatBuffer source, int position, float[] copy, float[] pixels, int from, int n) {
    source.get(position, copy, 0, n);
    for (int i = 0; i < n; i++) {
      pixels[from + i] += copy[i];
    }
  }

  /** Adds the last rows and columns of each tile to the first ones of the next of its group. */
  private void fold(WinogradBench bench, Batch batch) {
    int channels = shape.channels();
    int length = batch.tiles() * channels;
    int rows = batch.vertical().count();
    int columns = batch.horizontal().count();
    for (int phase = 0; phase < 2; phase++) {
      for (int b = 0; rows > 1 && b < batch.horizontal().large(); b++) {
        float[] last = bench.large(STEP + phase, b);
        float[] first = bench.large(phase, b);
        addShifted(last, first, bench, columns * channels, rows, length);
      }
    }
    for (int a = 0; columns > 1 && a < batch.vertical().large(); a++) {
      for (int phase = 0; phase < 2; phase++) {
        float[] last = bench.large(a, STEP + phase);
        float[] first = bench.large(a, phase);
        addShifted(last, first, bench, channels, columns, length);
      }
    }
  }

  /** first[t + 1] += last[t] for all runs t but the last one of each cycle. */
  private static void addShifted(
      float[] last, float[] first, WinogradBench bench, int run, int cycle, int length) {
    float[] shifted = bench.scratch();
    System.arraycopy(last, 0, shifted, run, length - run);
    for (int position = 0; position < length; position += run * cycle) {
      System.arraycopy(bench.zeros(), 0, shifted, position, run);
    }
    for (int i = 0; i < length; i++) {
      first[i] += shifted[i];
    }
  }

  /** Between small images and the pixels of tiles. */
  private void moveSmall(
      WinogradBench bench, Batch batch, FloatBuffer images, Direction direction) {
    int filters = shape.filters();
    Segment vertical = batch.vertical();
    Segment horizontal = batch.horizontal();
    for (int place = 0; place < vertical.outputs() * horizontal.outputs(); place++) {
      int a = place / horizontal.outputs();
      int b = place % horizontal.outputs();
      float[] pixels = bench.small(a, b);
      int at = 0;
      for (int n = batch.image(); n < batch.image() + batch.count(); n++) {
        for (int i = 0; i < vertical.count(); i++) {
          int row = (vertical.first() + i) * SMALL + a;
          for (int j = 0; j < horizontal.count(); j++, at += filters) {
            int column = (horizontal.first() + j) * SMALL + b;
            int pixel = ((n * shape.outHeight() + row) * shape.outWidth() + column) * filters;
            if (direction == Direction.BACK) {
              images.put(pixel, pixels, at, filters);
            } else {
              images.get(pixel, pixels, at, filters);
            }
          }
        }
      }
    }
  }

  /** Between the parts of large tiles and the matrices of the points. */
  private void moveParts(
      WinogradBench bench, Batch batch, FloatBuffer points, Direction direction) {
    int channels = shape.channels();
    int tiles = batch.group().tiles();
    forEachPoint(
        batch,
        point -> {
          for (int n = 0; n < batch.count(); n++) {
            int row = tiling.row(batch.group(), point, batch.image() + n, batch.size());
            for (int phase = 0; phase < 4; phase++) {
              float[] runs = bench.part(point, phase);
              int at = n * tiles * channels;
              for (int tile = 0; tile < tiles; tile++, at += channels) {
                int position = ((row + tile) * 4 + phase) * channels;
                if (direction == Direction.FORTH) {
                  points.put(position, runs, at, channels);
                } else {
                  points.get(position, runs, at, channels);
                }
              }
            }
          }
        });
  }

  /** Between small tiles at the points and the matrices of the points. */
  private void movePoints(
      WinogradBench bench, Batch batch, FloatBuffer points, Direction direction) {
    int length = batch.group().tiles() * shape.filters();
    forEachPoint(
        batch,
        point -> {
          float[] numbers = bench.point(point);
          for (int n = 0; n < batch.count(); n++) {
            int row = tiling.row(batch.group(), point, batch.image() + n, batch.size());
            if (direction == Direction.FORTH) {
              points.put(row * shape.filters(), numbers, n * length, length);
            } else {
              points.get(row * shape.filters(), numbers, n * length, length);
            }
          }
        });
  }

  private static void forEachPoint(Batch batch, IntConsumer action) {
    for (int i = 0; i < batch.vertical().points(); i++) {
      for (int j = 0; j < batch.horizontal().points(); j++) {
        action.accept(batch.vertical().point(i) * Winograd.POINTS + batch.horizontal().point(j));
      }
    }
  }

  @FunctionalInterface
  private interface Chunk {
    void run(WinogradBench bench, Batch batch);
  }

  private void forEachChunk(INDArray images, int channels, Chunk chunk) {
    int size = Math.toIntExact(images.size(0));
    int length = tiling.mostTiles() * channels;
    int most = Math.max(1, CHUNK / length);
    Threads.share(
        (size + most - 1) / most,
        (thread, from, to) -> {
          WinogradBench bench = WinogradBench.ofThisThread(most * length);
          for (int number = from; number < to; number++) {
            int image = number * most;
            for (Group group : tiling.groups()) {
              chunk.run(bench, new Batch(group, image, Math.min(most, size - image), size));
            }
          }
        });
  }
}
