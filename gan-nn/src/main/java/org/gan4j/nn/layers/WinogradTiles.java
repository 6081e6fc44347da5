package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves images to the points of Winograd's algorithm and back, for windows of 4×4 that move by 2.
 *
 * <p>A tile is 4×4 pixels of a small image, which depend on 10×10 pixels of the large one. These
 * are four images of 5×5, one for each phase: even or odd rows and columns. At the points they are
 * the 25 rows [4 · channels] of as many matrices with one row a tile.
 */
final class WinogradTiles {
  private static final int POINTS = Winograd.POINTS;

  /** Rows and columns of the small image in a tile. */
  private static final int SMALL = Winograd.OUTPUTS;

  /** How far tiles are apart in the large image. */
  private static final int STEP = 2 * SMALL;

  /** Rows and columns of the large image in a tile. */
  private static final int LARGE = 2 * POINTS;

  /** About so many numbers are transformed together, for the cache's sake. */
  private static final int CHUNK = 512;

  private final CorrelationShape shape;
  private final int tileRows;
  private final int tileColumns;
  private @Nullable Bench[] benches = {};

  WinogradTiles(CorrelationShape shape) {
    this.shape = shape;
    tileRows = (shape.outHeight() + SMALL - 1) / SMALL;
    tileColumns = (shape.outWidth() + SMALL - 1) / SMALL;
  }

  private Bench bench(int thread, int length) {
    Bench bench = benches[thread];
    if (bench == null || bench.zeros.length < length) {
      bench = new Bench(length);
      benches[thread] = bench;
    }
    return bench;
  }

  /** Tiles of an image. */
  int perImage() {
    return tileRows * tileColumns;
  }

  /** Where a part of a large tile stands among the 100 that it has at the points. */
  static int part(int p, int q, int rowPhase, int columnPhase) {
    return ((p * POINTS + q) * 2 + rowPhase) * 2 + columnPhase;
  }

  /** Arrays to compute with. */
  static final class Bench {
    final float[][] in = new float[POINTS][];
    final float[][] out = new float[POINTS][];
    private final float[][] front;
    private final float[][] back;
    private final float[] zeros;

    Bench(int length) {
      front = new float[LARGE * LARGE][length];
      back = new float[LARGE * LARGE][length];
      zeros = new float[length];
    }

    float[] front(int index) {
      return front[index];
    }

    float[] back(int index) {
      return back[index];
    }
  }

  /** Large images to the points: 25 matrices [tiles, 4 · channels]. */
  void largeToPoints(INDArray images, FloatBuffer points) {
    int channels = shape.channels();
    int tiles = Math.toIntExact(images.size(0)) * perImage();
    FloatBuffer source = NativeFloats.of(images);
    forEachChunk(
        images,
        channels,
        (bench, image, count) -> {
          int length = count * perImage() * channels;
          for (int a = 0; a < LARGE; a++) {
            for (int b = 0; b < LARGE; b++) {
              cutLarge(source, bench, a, b, image, count);
            }
          }
          phases(bench, Direction.FORTH, length);
          int row = image * perImage();
          for (int part = 0; part < 4 * POINTS * POINTS; part++) {
            int position = ((part / 4 * tiles + row) * 4 + part % 4) * channels;
            spread(bench.front(part), points, position, 4 * channels, channels, length);
          }
        });
  }

  /** The adjoint of {@link #largeToPoints}. */
  void pointsToLarge(FloatBuffer points, INDArray images) {
    int channels = shape.channels();
    int tiles = Math.toIntExact(images.size(0)) * perImage();
    FloatBuffer destination = NativeFloats.of(images);
    forEachChunk(
        images,
        channels,
        (bench, image, count) -> {
          int length = count * perImage() * channels;
          int row = image * perImage();
          for (int part = 0; part < 4 * POINTS * POINTS; part++) {
            int position = ((part / 4 * tiles + row) * 4 + part % 4) * channels;
            collect(points, position, 4 * channels, channels, bench.front(part), length);
          }
          phases(bench, Direction.BACK, length);
          fold(bench, length);
          for (int a = 0; a < LARGE; a++) {
            for (int b = 0; b < LARGE; b++) {
              pasteLarge(bench.front(a * LARGE + b), destination, a, b, image, count);
            }
          }
        });
  }

  /** Small images to the points by the transposed way: 25 matrices [tiles, filters]. */
  void smallToPoints(INDArray images, FloatBuffer points) {
    int filters = shape.filters();
    int tiles = Math.toIntExact(images.size(0)) * perImage();
    FloatBuffer source = NativeFloats.of(images);
    forEachChunk(
        images,
        filters,
        (bench, image, count) -> {
          int length = count * perImage() * filters;
          for (int i = 0; i < SMALL; i++) {
            for (int j = 0; j < SMALL; j++) {
              moveSmall(bench, i * SMALL + j, source, image, count, Direction.FORTH);
            }
          }
          outputs(bench, Direction.FORTH, length);
          for (int point = 0; point < POINTS * POINTS; point++) {
            int position = (point * tiles + image * perImage()) * filters;
            points.put(position, bench.front(point), 0, length);
          }
        });
  }

  /** From the points to small images, the adjoint of {@link #smallToPoints}. */
  void pointsToSmall(FloatBuffer points, INDArray images) {
    int filters = shape.filters();
    int tiles = Math.toIntExact(images.size(0)) * perImage();
    FloatBuffer destination = NativeFloats.of(images);
    forEachChunk(
        images,
        filters,
        (bench, image, count) -> {
          int length = count * perImage() * filters;
          for (int point = 0; point < POINTS * POINTS; point++) {
            int position = (point * tiles + image * perImage()) * filters;
            points.get(position, bench.front(point), 0, length);
          }
          outputs(bench, Direction.BACK, length);
          for (int i = 0; i < SMALL; i++) {
            for (int j = 0; j < SMALL; j++) {
              moveSmall(bench, i * SMALL + j, destination, image, count, Direction.BACK);
            }
          }
        });
  }

  private enum Direction {
    FORTH,
    BACK
  }

  /** Between the 10×10 pixels and the 25 points of four phases, both in front. */
  private static void phases(Bench bench, Direction direction, int length) {
    if (direction == Direction.FORTH) {
      rowPhases(bench, direction, length);
      columnPhases(bench, direction, length);
    } else {
      columnPhases(bench, direction, length);
      rowPhases(bench, direction, length);
    }
  }

  private static void rowPhases(Bench bench, Direction direction, int length) {
    for (int b = 0; b < LARGE; b++) {
      for (int phase = 0; phase < 2; phase++) {
        for (int i = 0; i < POINTS; i++) {
          bench.in[i] = bench.front((2 * i + phase) * LARGE + b);
          bench.out[i] = bench.back((i * 2 + phase) * LARGE + b);
        }
        input(bench, direction, length);
      }
    }
  }

  private static void columnPhases(Bench bench, Direction direction, int length) {
    for (int row = 0; row < LARGE; row++) {
      for (int phase = 0; phase < 2; phase++) {
        for (int j = 0; j < POINTS; j++) {
          bench.in[j] = bench.back(row * LARGE + 2 * j + phase);
          bench.out[j] = bench.front(part(row / 2, j, row % 2, phase));
        }
        input(bench, direction, length);
      }
    }
  }

  private static void input(Bench bench, Direction direction, int length) {
    if (direction == Direction.FORTH) {
      Winograd.input(bench.in, bench.out, length);
    } else {
      Winograd.inputAdjoint(bench.out, bench.in, length);
    }
  }

  /** Between the 4×4 pixels of small images and the 25 points, both in front. */
  private static void outputs(Bench bench, Direction direction, int length) {
    if (direction == Direction.FORTH) {
      for (int j = 0; j < SMALL; j++) {
        connectRows(bench, j);
        Winograd.outputAdjoint(bench.in, bench.out, length);
      }
      for (int p = 0; p < POINTS; p++) {
        connectColumns(bench, p);
        Winograd.outputAdjoint(bench.in, bench.out, length);
      }
    } else {
      for (int p = 0; p < POINTS; p++) {
        connectColumns(bench, p);
        Winograd.output(bench.out, bench.in, length);
      }
      for (int j = 0; j < SMALL; j++) {
        connectRows(bench, j);
        Winograd.output(bench.out, bench.in, length);
      }
    }
  }

  private static void connectRows(Bench bench, int j) {
    for (int p = 0; p < POINTS; p++) {
      bench.out[p] = bench.back(p * SMALL + j);
    }
    for (int i = 0; i < SMALL; i++) {
      bench.in[i] = bench.front(i * SMALL + j);
    }
  }

  private static void connectColumns(Bench bench, int p) {
    for (int q = 0; q < POINTS; q++) {
      bench.out[q] = bench.front(p * POINTS + q);
    }
    for (int j = 0; j < SMALL; j++) {
      bench.in[j] = bench.back(p * SMALL + j);
    }
  }

  /** The pixel at a place in all tiles, zeros outside of the image. */
  private void cutLarge(FloatBuffer source, Bench bench, int a, int b, int image, int count) {
    int channels = shape.channels();
    float[] pixels = bench.front(a * LARGE + b);
    int to = 0;
    for (int n = image; n < image + count; n++) {
      for (int i = 0; i < tileRows; i++) {
        int row = i * STEP + a - shape.padding();
        boolean inside = row >= 0 && row < shape.height();
        for (int j = 0; j < tileColumns; j++, to += channels) {
          int column = j * STEP + b - shape.padding();
          if (inside && column >= 0 && column < shape.width()) {
            int from = ((n * shape.height() + row) * shape.width() + column) * channels;
            source.get(from, pixels, to, channels);
          } else {
            System.arraycopy(bench.zeros, 0, pixels, to, channels);
          }
        }
      }
    }
  }

  /** Writes the pixel at a place in all tiles, but where the next tile has it too. */
  private void pasteLarge(
      float[] pixels, FloatBuffer destination, int a, int b, int image, int count) {
    int channels = shape.channels();
    int rows = a < STEP ? 0 : tileRows - 1;
    int columns = b < STEP ? 0 : tileColumns - 1;
    for (int n = 0; n < count; n++) {
      for (int i = rows; i < tileRows; i++) {
        int row = i * STEP + a - shape.padding();
        if (row < 0 || row >= shape.height()) {
          continue;
        }
        for (int j = columns; j < tileColumns; j++) {
          int column = j * STEP + b - shape.padding();
          if (column >= 0 && column < shape.width()) {
            int from = ((n * tileRows + i) * tileColumns + j) * channels;
            int to = (((image + n) * shape.height() + row) * shape.width() + column) * channels;
            destination.put(to, pixels, from, channels);
          }
        }
      }
    }
  }

  /** Adds the last rows and columns of each tile to the first ones of the next. */
  private void fold(Bench bench, int length) {
    int channels = shape.channels();
    for (int phase = 0; phase < 2; phase++) {
      for (int b = 0; b < LARGE; b++) {
        float[] last = bench.front((STEP + phase) * LARGE + b);
        float[] first = bench.front(phase * LARGE + b);
        addShifted(last, first, bench, tileColumns * channels, tileRows, length);
      }
    }
    for (int a = 0; a < LARGE; a++) {
      for (int phase = 0; phase < 2; phase++) {
        float[] last = bench.front(a * LARGE + STEP + phase);
        float[] first = bench.front(a * LARGE + phase);
        addShifted(last, first, bench, channels, tileColumns, length);
      }
    }
  }

  /** first[t + 1] += last[t] for all runs t but the last one of each cycle. */
  private static void addShifted(
      float[] last, float[] first, Bench bench, int run, int cycle, int length) {
    if (cycle == 1) {
      return;
    }
    float[] shifted = bench.back(0);
    System.arraycopy(last, 0, shifted, run, length - run);
    for (int position = 0; position < length; position += run * cycle) {
      System.arraycopy(bench.zeros, 0, shifted, position, run);
    }
    for (int i = 0; i < length; i++) {
      first[i] += shifted[i];
    }
  }

  /** The pixel at a place in all tiles of small images, zeros outside of the image. */
  private void moveSmall(
      Bench bench, int place, FloatBuffer images, int image, int count, Direction direction) {
    int filters = shape.filters();
    float[] pixels = bench.front(place);
    int at = 0;
    for (int n = image; n < image + count; n++) {
      for (int i = 0; i < tileRows; i++) {
        int row = i * SMALL + place / SMALL;
        for (int j = 0; j < tileColumns; j++, at += filters) {
          int column = j * SMALL + place % SMALL;
          boolean inside = row < shape.outHeight() && column < shape.outWidth();
          int pixel = ((n * shape.outHeight() + row) * shape.outWidth() + column) * filters;
          if (direction == Direction.BACK) {
            if (inside) {
              images.put(pixel, pixels, at, filters);
            }
          } else if (inside) {
            images.get(pixel, pixels, at, filters);
          } else {
            System.arraycopy(bench.zeros, 0, pixels, at, filters);
          }
        }
      }
    }
  }

  private static void spread(
      float[] runs, FloatBuffer destination, int position, int stride, int run, int length) {
    for (int from = 0, to = position; from < length; from += run, to += stride) {
      destination.put(to, runs, from, run);
    }
  }

  private static void collect(
      FloatBuffer source, int position, int stride, int run, float[] runs, int length) {
    for (int to = 0, from = position; to < length; to += run, from += stride) {
      source.get(from, runs, to, run);
    }
  }

  @FunctionalInterface
  private interface Chunk {
    void run(Bench bench, int image, int count);
  }

  private void forEachChunk(INDArray images, int channels, Chunk chunk) {
    int batch = Math.toIntExact(images.size(0));
    int length = perImage() * channels;
    int most = Math.max(1, CHUNK / length);
    benches = Arrays.copyOf(benches, Math.max(benches.length, Threads.count()));
    Threads.share(
        (batch + most - 1) / most,
        (thread, from, to) -> {
          Bench bench = bench(thread, most * length);
          for (int number = from; number < to; number++) {
            int image = number * most;
            chunk.run(bench, image, Math.min(most, batch - image));
          }
        });
  }
}
