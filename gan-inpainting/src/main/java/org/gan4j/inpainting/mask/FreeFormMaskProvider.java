package org.gan4j.inpainting.mask;

import java.util.random.RandomGenerator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/**
 * Provides the mask {@code free-form}: strokes as of somebody who wipes something out. After Yu et
 * al., "Free-form image inpainting with gated convolution", ICCV 2019, algorithm 1; strokes are
 * added until the wanted share is reached.
 */
public final class FreeFormMaskProvider
    implements MaskProvider<FreeFormMaskProvider.Configuration> {

  /**
   * Settings.
   *
   * @param share of the image at which no more is hidden
   * @param vertices of a stroke, at most
   * @param length of the way between two vertices at most, as a part of the image's longer side
   * @param brush diameter at most, as a part of the image's longer side
   * @param border pixels along each side of the image that are never hidden
   */
  public record Configuration(
      @Option(
              value = "Share of the image at which the brush is lifted",
              defaultValue = "0.2",
              above = 0,
              below = 1)
          double share,
      @Option(value = "Turns of a stroke at most", defaultValue = "8", min = 1) int vertices,
      @Option(
              value = "Way between two turns at most, as a part of the image's longer side",
              defaultValue = "0.3",
              above = 0,
              max = 1)
          double length,
      @Option(
              value = "Diameter of the brush at most, as a part of the image's longer side",
              defaultValue = "0.15",
              above = 0,
              max = 1)
          double brush,
      @Option(
              value = "Pixels along each side of the image that are never hidden",
              defaultValue = "0",
              min = 0)
          int border) {

    /** Checks. */
    public Configuration {
      Require.above("share", share, 0);
      Require.below("share", share, 1);
      Require.atLeast("vertices", vertices, 1);
      Require.above("length", length, 0);
      Require.atMost("length", length, 1);
      Require.above("brush", brush, 0);
      Require.atMost("brush", brush, 1);
      Require.atLeast("border", border, 0);
    }
  }

  @Override
  public String type() {
    return "free-form";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Strokes of a brush (Yu et al. 2019)";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
    Region field = MaskShapes.within(image, configuration.border());
    return new MovingMask(
        image,
        (generator, hidden) -> {
          Canvas canvas = new Canvas(field, image, configuration.share(), hidden);
          while (!canvas.isFull()) {
            stroke(configuration, canvas, field, image, generator);
          }
        });
  }

  private static void stroke(
      Configuration configuration,
      Canvas canvas,
      Region field,
      SampleShape image,
      RandomGenerator generator) {
    double side = Math.max(image.height(), image.width());
    double y = field.top() + generator.nextDouble() * field.height();
    double x = field.left() + generator.nextDouble() * field.width();
    double radius = (0.5 + 0.5 * generator.nextDouble()) * configuration.brush() * side / 2;
    double angle = 2 * Math.PI * generator.nextDouble();
    canvas.print(y, x, radius);
    int turns = 1 + generator.nextInt(configuration.vertices());
    for (int turn = 0; turn < turns && !canvas.isFull(); turn++) {
      // A hand goes to and fro: roughly back, every other time.
      angle += Math.PI * (turn % 2) + (generator.nextDouble() - 0.5) * Math.PI / 2;
      double length = generator.nextDouble() * configuration.length() * side;
      for (double way = 0; way < length && !canvas.isFull(); way++) {
        y = Math.max(field.top(), Math.min(field.bottom() - 1.0, y + Math.sin(angle)));
        x = Math.max(field.left(), Math.min(field.right() - 1.0, x + Math.cos(angle)));
        canvas.print(y, x, radius);
      }
    }
  }

  /** What is hidden so far. */
  private static final class Canvas {
    private final Region field;
    private final SampleShape image;
    private final boolean[] hidden;
    private final int most;
    private int count;

    Canvas(Region field, SampleShape image, double share, boolean[] hidden) {
      this.field = field;
      this.image = image;
      this.hidden = hidden;
      int all = image.height() * image.width();
      // Something stays known, and a border can make the share unreachable.
      int reachable = Math.min(field.area(), all - 1);
      most = (int) Math.max(1, Math.min(reachable, Math.round(share * all)));
    }

    boolean isFull() {
      return count >= most;
    }

    /** Hides a disc, or its nearest pixel if it is smaller than one, until it is full. */
    void print(double y, double x, double radius) {
      int centreRow = Math.min(field.bottom() - 1, (int) y);
      int centreColumn = Math.min(field.right() - 1, (int) x);
      hide(centreRow, centreColumn);
      int reach = (int) Math.ceil(radius);
      for (int row = centreRow - reach; row <= centreRow + reach; row++) {
        double down = row + 0.5 - y;
        for (int column = centreColumn - reach; column <= centreColumn + reach; column++) {
          double right = column + 0.5 - x;
          if (down * down + right * right <= radius * radius) {
            hide(row, column);
          }
        }
      }
    }

    private void hide(int row, int column) {
      int index = row * image.width() + column;
      if (!isFull() && field.contains(row, column) && !hidden[index]) {
        hidden[index] = true;
        count++;
      }
    }
  }
}
