package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.gan4j.nn.kernels.Scratch.Use;
import org.gan4j.nn.kernels.WinogradTiling.Axis;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves images to the points of Winograd's algorithm and back, for windows of 4×4 that move by 2.
 *
 * <p>A tile of m×n pixels of a small image depends on 2(m + 1)×2(n + 1) pixels of the large one.
 * These are four images of (m + 1)×(n + 1), one for each phase: even or odd rows and columns. At
 * the points they are as many rows [column phase, row phase, channels], each of another matrix;
 * those of a small image have one phase.
 *
 * <p>Tiles beside each other go together, in four steps: their rows as they are in the image; rows
 * at the points in vertical direction; the columns of these; columns at the points in horizontal
 * direction, which are rows of matrices. So most numbers are copied in long runs, and the loops are
 * long, too.
 */
final class WinogradTiles {
  private static final int POINTS = Winograd.POINTS;

  private final int height;
  private final int width;
  private final int channels;
  private final int padding;
  private final int phases;
  private final IntFunction<LinearMap> toPoints;
  private final WinogradTiling tiling;

  /** How far tiles are apart, in pixels. */
  private final int step;

  private WinogradTiles(
      int height,
      int width,
      int channels,
      int padding,
      int phases,
      IntFunction<LinearMap> toPoints,
      WinogradTiling tiling) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.padding = padding;
    this.phases = phases;
    this.toPoints = toPoints;
    this.tiling = tiling;
    step = phases * Winograd.OUTPUTS;
  }

  /** Of the large images of a shape, which overlap by two pixels. */
  static WinogradTiles large(CorrelationShape shape, WinogradTiling tiling) {
    return new WinogradTiles(
        shape.height(),
        shape.width(),
        shape.channels(),
        shape.padding(),
        2,
        Winograd::input,
        tiling);
  }

  /** Of the small images of a shape, which go to the points by the transposed way. */
  static WinogradTiles small(CorrelationShape shape, WinogradTiling tiling) {
    return new WinogradTiles(
        shape.outHeight(),
        shape.outWidth(),
        shape.filters(),
        0,
        1,
        outputs -> Winograd.output(outputs).transposed(),
        tiling);
  }

  /** Numbers in a row of the matrices. */
  int rowLength() {
    return phases * phases * channels;
  }

  /** Images to the points: 25 matrices [tiles, {@link #rowLength}]. */
  void toPoints(INDArray images, FloatBuffer points) {
    FloatBuffer source = NativeFloats.of(images);
    forEachImage(
        images,
        strip -> {
          for (int i = 0; i < tiling.vertical().tiles(); i++) {
            strip.begin(i);
            strip.read(source);
            strip.rowsToPoints();
            strip.turnToColumns();
            strip.columnsToPoints();
            strip.store(points);
          }
        });
  }

  /** The adjoint of {@link #toPoints}; the images are overwritten. */
  void toImages(FloatBuffer points, INDArray images) {
    FloatBuffer destination = NativeFloats.of(images);
    forEachImage(
        images,
        strip -> {
          for (int i = 0; i < tiling.vertical().tiles(); i++) {
            strip.begin(i);
            strip.load(points);
            strip.pointsToColumns();
            strip.turnToRows();
            strip.pointsToRows();
            strip.write(destination);
          }
        });
  }

  private interface Work {
    void run(Strip strip);
  }

  private void forEachImage(INDArray images, Work work) {
    int batch = Math.toIntExact(images.size(0));
    Threads.share(
        batch,
        (thread, from, to) -> {
          Scratch scratch = Scratch.ofThisThread();
          for (int image = from; image < to; image++) {
            work.run(new Strip(scratch, image, batch));
          }
        });
  }

  /** Tiles beside each other, on their way. */
  private final class Strip {
    private final int image;
    private final int batch;
    private final int rowLength = (width + 2 * padding) * channels;
    private final Axis across = tiling.horizontal();

    /** Pixels of the tiles, row by row. */
    private final float[][] rows;

    /** Rows at the points in vertical direction, [point, phase]. */
    private final float[][] lines;

    /** The columns of the latter, each [point, phase, channels]. */
    private final float[][] columns;

    /** Columns at the points in horizontal direction, [tile, point, phase]. */
    private final float[][] parts;

    /** What the strip above adds to the first rows. */
    private final float[][] carried;

    /** What a tile adds to the last columns of the one before. */
    private final float[][] overlap;

    private final float[][] x = new float[POINTS][];
    private final float[][] y = new float[POINTS][];
    private int tile;

    Strip(Scratch scratch, int image, int batch) {
      this.image = image;
      this.batch = batch;
      int most = phases * POINTS;
      int columnLength = most * channels;
      rows = scratch.arrays(Use.ROWS, most, rowLength);
      lines = scratch.arrays(Use.LINES, most, rowLength);
      columns = scratch.arrays(Use.COLUMNS, width + 2 * padding, columnLength);
      parts = scratch.arrays(Use.PARTS, across.tiles() * most, columnLength);
      carried = scratch.arrays(Use.CARRIED, phases, rowLength);
      overlap = scratch.arrays(Use.OVERLAP, phases, columnLength);
    }

    /** Goes to the tiles of that number from above. */
    void begin(int number) {
      tile = number;
    }

    private int outputs() {
      return tiling.vertical().outputs(tile);
    }

    private int points() {
      return tiling.vertical().points(tile);
    }

    /** Pixels of a phase of a tile, in one direction. */
    private int pixels(int outputs) {
      return phases == 1 ? outputs : outputs + 1;
    }

    private int columnLength() {
      return points() * phases * channels;
    }

    void read(FloatBuffer source) {
      int border = padding * channels;
      for (int a = 0; a < phases * pixels(outputs()); a++) {
        int row = tile * step + a - padding;
        if (row < 0 || row >= height) {
          Arrays.fill(rows[a], 0, rowLength, 0);
        } else {
          Arrays.fill(rows[a], 0, border, 0);
          source.get(position(row), rows[a], border, width * channels);
          Arrays.fill(rows[a], rowLength - border, rowLength, 0);
        }
      }
    }

    private int position(int row) {
      return (image * height + row) * width * channels;
    }

    void write(FloatBuffer destination) {
      boolean last = tile == tiling.vertical().tiles() - 1;
      int own = last ? phases * pixels(outputs()) : step;
      for (int a = 0; a < own; a++) {
        int row = tile * step + a - padding;
        if (row >= 0 && row < height) {
          destination.put(position(row), rows[a], padding * channels, width * channels);
        }
      }
      for (int a = 0; !last && step + a < phases * pixels(outputs()); a++) {
        float[] free = carried[a];
        carried[a] = rows[step + a];
        rows[step + a] = free;
      }
    }

    void rowsToPoints() {
      LinearMap map = toPoints.apply(outputs());
      for (int phase = 0; phase < phases; phase++) {
        connectRows(phase);
        map.apply(x, y, rowLength);
      }
    }

    void pointsToRows() {
      LinearMap map = toPoints.apply(outputs()).transposed();
      for (int phase = 0; phase < phases; phase++) {
        connectRows(phase);
        map.apply(y, x, rowLength);
        if (phases > 1 && tile > 0) {
          FloatLoops.add(carried[phase], rows[phase], rowLength);
        }
      }
    }

    private void connectRows(int phase) {
      for (int i = 0; i < pixels(outputs()); i++) {
        x[i] = rows[phases * i + phase];
      }
      for (int i = 0; i < points(); i++) {
        y[i] = lines[phases * i + phase];
      }
    }

    void turnToColumns() {
      for (int line = 0; line < phases * points(); line++) {
        for (int column = 0; column < width + 2 * padding; column++) {
          System.arraycopy(
              lines[line], column * channels, columns[column], line * channels, channels);
        }
      }
    }

    void turnToRows() {
      for (int line = 0; line < phases * points(); line++) {
        for (int column = 0; column < width + 2 * padding; column++) {
          System.arraycopy(
              columns[column], line * channels, lines[line], column * channels, channels);
        }
      }
    }

    void columnsToPoints() {
      for (int j = 0; j < across.tiles(); j++) {
        LinearMap map = toPoints.apply(across.outputs(j));
        for (int phase = 0; phase < phases; phase++) {
          connectColumns(j, phase);
          map.apply(x, y, columnLength());
        }
      }
    }

    void pointsToColumns() {
      for (int j = 0; j < across.tiles(); j++) {
        LinearMap map = toPoints.apply(across.outputs(j)).transposed();
        for (int phase = 0; phase < phases; phase++) {
          connectColumns(j, phase);
          boolean shared = phases > 1 && j > 0;
          float[] first = x[0];
          if (shared) {
            x[0] = overlap[phase];
          }
          map.apply(y, x, columnLength());
          if (shared) {
            FloatLoops.add(overlap[phase], first, columnLength());
          }
        }
      }
    }

    private void connectColumns(int j, int phase) {
      for (int i = 0; i < pixels(across.outputs(j)); i++) {
        x[i] = columns[j * step + phases * i + phase];
      }
      for (int i = 0; i < across.points(j); i++) {
        y[i] = part(j, i, phase);
      }
    }

    private float[] part(int j, int point, int phase) {
      return parts[(j * POINTS + point) * phases + phase];
    }

    void store(FloatBuffer points) {
      int run = phases * channels;
      for (int j = 0; j < across.tiles(); j++) {
        for (int q = 0; q < across.points(j); q++) {
          for (int p = 0; p < points(); p++) {
            int position = position(j, p, q);
            for (int phase = 0; phase < phases; phase++) {
              points.put(position + phase * run, part(j, q, phase), p * run, run);
            }
          }
        }
      }
    }

    void load(FloatBuffer points) {
      int run = phases * channels;
      for (int j = 0; j < across.tiles(); j++) {
        for (int q = 0; q < across.points(j); q++) {
          for (int p = 0; p < points(); p++) {
            int position = position(j, p, q);
            for (int phase = 0; phase < phases; phase++) {
              points.get(position + phase * run, part(j, q, phase), p * run, run);
            }
          }
        }
      }
    }

    /** Where a tile is at two of its points. */
    private int position(int j, int p, int q) {
      int row =
          tiling.row(image, batch, tile, j, tiling.vertical().point(tile, p), across.point(j, q));
      return row * phases * phases * channels;
    }
  }
}
