package org.gan4j.core.trained;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.network.Locality;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.core.trained.TilePlan.Span;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Applies a local generator to pictures of any size, in tiles that overlap by its reach. The result
 * is that of the whole picture, up to rounding, and the network's memory is that of a tile.
 */
@NotThreadSafe
final class TiledGenerator implements AutoCloseable {
  /** Pixels of a tile along each side: with the usual reach of 16, its margins are a quarter. */
  static final int TILE = 128;

  private final TrainedOrigin origin;
  private final PictureMapping mapping;
  private final Network trained;
  private final Locality locality;
  private final int longest;
  private @Nullable ResizedGenerator resized;
  private int rows;
  private int columns;

  /**
   * A generator for any size.
   *
   * @param mapping whose {@link PictureMapping#dataFor} is not empty
   * @param trained closed by others
   * @param tile pixels of a tile along each side, more if its margins need them
   */
  TiledGenerator(
      TrainedOrigin origin, PictureMapping mapping, Network trained, Locality locality, int tile) {
    this.origin = origin;
    this.mapping = mapping;
    this.trained = trained;
    this.locality = locality;
    int margin = TilePlan.roundUp(locality.reach(), locality.multiple());
    this.longest = Math.max(tile, 2 * margin + locality.multiple());
  }

  /**
   * Maps pictures.
   *
   * @param pictures [batch, channels, height, width] in [-1, 1]
   * @param key of the latents: all tiles have the same
   * @return a new array [batch, channels, height, width], in [-1, 1]
   * @throws GanException of kind USAGE if the result does not fit into memory
   */
  INDArray apply(INDArray pictures, RandomKey key) {
    int height = Math.toIntExact(pictures.size(2));
    int width = Math.toIntExact(pictures.size(3));
    TilePlan down = TilePlan.of(height, longest, locality.reach(), locality.multiple());
    TilePlan across = TilePlan.of(width, longest, locality.reach(), locality.multiple());
    ResizedGenerator generator = generator(down.tile(), across.tile());
    INDArray results = null;
    for (Span vertical : down.spans()) {
      for (Span horizontal : across.spans()) {
        try (INDArray tile = tile(pictures, vertical.start(), horizontal.start());
            INDArray made = generator.apply(tile, key)) {
          if (results == null) {
            results = results(pictures, made);
          }
          put(made, results, vertical, horizontal);
        }
      }
    }
    return Objects.requireNonNull(results, "a picture has a tile");
  }

  private ResizedGenerator generator(int height, int width) {
    ResizedGenerator last = resized;
    if (last != null && rows == height && columns == width) {
      return last;
    }
    close();
    Map<String, SampleShape> shapes = mapping.dataFor(height, width).orElseThrow();
    ResizedGenerator next = ResizedGenerator.of(origin, shapes, trained);
    resized = next;
    rows = height;
    columns = width;
    return next;
  }

  /** Beyond the right and the lower side the outermost pixels are repeated. */
  private INDArray tile(INDArray pictures, int top, int left) {
    int height = Math.toIntExact(pictures.size(2));
    int width = Math.toIntExact(pictures.size(3));
    INDArray tile = Nd4j.create(DataType.FLOAT, pictures.size(0), pictures.size(1), rows, columns);
    int bottom = Math.min(height, top + rows);
    int right = Math.min(width, left + columns);
    part(tile, 0, bottom - top, 0, right - left).assign(part(pictures, top, bottom, left, right));
    for (int row = bottom - top; row < rows; row++) {
      part(tile, row, row + 1, 0, right - left)
          .assign(part(pictures, height - 1, height, left, right));
    }
    for (int column = right - left; column < columns; column++) {
      part(tile, 0, rows, column, column + 1)
          .assign(part(tile, 0, rows, right - left - 1, right - left));
    }
    return tile;
  }

  private INDArray results(INDArray pictures, INDArray made) {
    long height = scaled(pictures.size(2), made.size(2), rows);
    long width = scaled(pictures.size(3), made.size(3), columns);
    String need = String.format(Locale.ROOT, "a result of %,d×%,d pixels", height, width);
    String remedy = "give a smaller picture";
    long bytes = MemoryBudget.times(pictures.size(0), made.size(1), height, width, Float.BYTES);
    MemoryBudget.requireArray(need, bytes, "its numbers", remedy);
    MemoryBudget.ofProcess().reserve(need, bytes, remedy);
    return Nd4j.create(DataType.FLOAT, pictures.size(0), made.size(1), height, width);
  }

  /** Copies the part of a tile's result that no other tile makes, without what is padding. */
  private void put(INDArray made, INDArray results, Span vertical, Span horizontal) {
    long top = scaled(vertical.from(), made.size(2), rows);
    long bottom = Math.min(results.size(2), scaled(vertical.to(), made.size(2), rows));
    long left = scaled(horizontal.from(), made.size(3), columns);
    long right = Math.min(results.size(3), scaled(horizontal.to(), made.size(3), columns));
    long above = scaled(vertical.start(), made.size(2), rows);
    long before = scaled(horizontal.start(), made.size(3), columns);
    part(results, top, bottom, left, right)
        .assign(part(made, top - above, bottom - above, left - before, right - before));
  }

  /** A length of the result, for one of the picture. */
  private static long scaled(long length, long made, long given) {
    if (length * made % given != 0) {
      throw new IllegalStateException(
          "a local generator makes results of a whole multiple of its condition's size");
    }
    return length * made / given;
  }

  private static INDArray part(INDArray images, long top, long bottom, long left, long right) {
    return images.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(top, bottom),
        NDArrayIndex.interval(left, right));
  }

  @Override
  public void close() {
    if (resized != null) {
      resized.close();
      resized = null;
    }
  }
}
