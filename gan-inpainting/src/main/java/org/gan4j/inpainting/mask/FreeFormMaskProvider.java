package org.gan4j.inpainting.mask;

import java.util.random.RandomGenerator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/**
 * Provides the mask {@code free-form}: strokes like those of an eraser. After Yu et al., "Free-form
 * image inpainting with gated convolution", ICCV 2019, algorithm 1; strokes are added until the
 * configured share is reached.
 */
public final class FreeFormMaskProvider extends NamedProvider<FreeFormMaskConfiguration>
    implements MaskProvider<FreeFormMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FreeFormMaskProvider() {
    super("free-form", FreeFormMaskConfiguration.class, "Strokes of a brush (Yu et al. 2019)");
  }

  @Override
  public Mask create(FreeFormMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
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
      FreeFormMaskConfiguration configuration,
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

  /** The pixels hidden so far. */
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
