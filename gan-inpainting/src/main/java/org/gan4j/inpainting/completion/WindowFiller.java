package org.gan4j.inpainting.completion;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.mask.Region;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.images.resize.Resampling;
import org.gan4j.images.resize.ResamplingFilter;
import org.gan4j.inpainting.arrays.HeapArrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Fills the windows of a picture one after the other, in several draws at once. */
final class WindowFiller implements AutoCloseable {
  private final HoleFilling task;
  private final Latent latent;
  private final Network generator;
  private final SampleShape model;
  private final int draws;
  private final INDArray images;
  private final INDArray noise;

  WindowFiller(HoleFilling task, Latent latent, Network generator, int draws) {
    this.task = task;
    this.latent = latent;
    this.generator = generator;
    this.draws = draws;
    model = task.image();
    images = Nd4j.create(DataType.FLOAT, model.batch(draws));
    noise = Nd4j.create(DataType.FLOAT, draws, latent.size());
  }

  /**
   * Fills all windows.
   *
   * @return for each draw the values of the hidden pixels, the first channel first
   * @throws GanException of kind USAGE if some of them cannot be filled
   */
  float[][] fill(Canvas canvas, List<Region> windows, RandomKey key) {
    int count = canvas.hidden().count();
    float[][] filling = new float[draws][canvas.channels() * count];
    boolean[] filled = new boolean[count];
    for (int i = 0; i < windows.size(); i++) {
      Piece piece = new Piece(canvas, windows.get(i), filled);
      if (!piece.isEmpty()) {
        fill(piece, filling, key.split(i));
      }
    }
    for (boolean done : filled) {
      if (!done) {
        throw beyondReach();
      }
    }
    return filling;
  }

  private GanException beyondReach() {
    return GanException.usage(
            String.format(
                Locale.ROOT,
                "the hole does not fit into what the run can fill of its images of %s: %s",
                model,
                task.mask().isFixed()
                    ? OwnHole.bounds(task) + ", moved and resized with the picture"
                    : "any part"),
            "the hole",
            "make the hole smaller, keep it away from the edge, or choose other windows: tiles, or resized ones")
        .withCode(ErrorCode.HOLE_BEYOND_REACH);
  }

  private void fill(Piece piece, float[][] filling, RandomKey key) {
    for (int draw = 0; draw < draws; draw++) {
      HeapArrays.write(piece.seen(filling[draw]), images, draw * model.length());
    }
    if (latent.size() > 0) {
      latent.sample(key.split("latent"), noise);
    }
    List<boolean[]> holes = Collections.nCopies(draws, piece.modelHole());
    try (HoleRound round = task.round(images, holes, key);
        Pass made = generator.forward(noise, round.generatorCondition(), Mode.INFER, key)) {
      INDArray completed = round.completed(made.output());
      float[] numbers = new float[model.length()];
      for (int draw = 0; draw < draws; draw++) {
        HeapArrays.read(completed, draw * numbers.length, numbers);
        piece.paste(numbers, filling[draw]);
      }
    }
    piece.markFilled();
  }

  @Override
  public void close() {
    images.close();
    if (latent.size() > 0) {
      noise.close();
    }
  }

  /** One window, with the hidden pixels that are filled in it. */
  private final class Piece {
    private final Canvas canvas;
    private final Region window;
    private final boolean[] filled;

    /** The numbers of the hidden pixels that are filled here, by their place in the window. */
    private final int[] numbers;

    private final boolean[] modelHole;
    private int count;

    Piece(Canvas canvas, Region window, boolean[] filled) {
      this.canvas = canvas;
      this.window = window;
      this.filled = filled;
      numbers = new int[window.area()];
      boolean fixed = task.mask().isFixed();
      modelHole = fixed ? OwnHole.of(task) : new boolean[model.height() * model.width()];
      for (int i = 0; i < numbers.length; i++) {
        int row = i / window.width();
        int column = i % window.width();
        int number = canvas.number(window.top() + row, window.left() + column);
        boolean open = number >= 0 && !filled[number];
        numbers[i] = open && (!fixed || modelHole[under(row, column)]) ? number : -1;
        if (numbers[i] >= 0) {
          count++;
          if (!fixed) {
            hide(row, column);
          }
        }
      }
      if (count > 0 && hidesAll(modelHole)) {
        throw GanException.usage(
                String.format(
                    Locale.ROOT,
                    "the mask hides everything that the model sees in the part %s",
                    window),
                "the hole",
                "choose windows that are resized, or make the hole smaller")
            .withCode(ErrorCode.HOLE_HIDES_ALL);
      }
    }

    private static boolean hidesAll(boolean... hole) {
      for (boolean hidden : hole) {
        if (!hidden) {
          return false;
        }
      }
      return true;
    }

    boolean isEmpty() {
      return count == 0;
    }

    /** The model's pixel over the middle of one of the window. */
    private int under(int row, int column) {
      int modelRow = (2 * row + 1) * model.height() / (2 * window.height());
      int modelColumn = (2 * column + 1) * model.width() / (2 * window.width());
      return modelRow * model.width() + modelColumn;
    }

    /** Hides all of the model's pixels that a pixel of the window has a part of. */
    private void hide(int row, int column) {
      int lastRow = ((row + 1) * model.height() - 1) / window.height();
      int lastColumn = ((column + 1) * model.width() - 1) / window.width();
      for (int r = row * model.height() / window.height(); r <= lastRow; r++) {
        for (int c = column * model.width() / window.width(); c <= lastColumn; c++) {
          modelHole[r * model.width() + c] = true;
        }
      }
    }

    boolean[] modelHole() {
      return modelHole;
    }

    /** The window as the model's input, [channels, height, width] of its own size. */
    float[] seen(float[] draw) {
      return Resampling.resize(
          ResamplingFilter.TRIANGLE,
          canvas.look(window, draw, filled),
          model.channels(),
          window.height(),
          window.width(),
          model.height(),
          model.width());
    }

    /**
     * Copies the model's output into a draw. When it is resized, only generated pixels count, so
     * that the edge of the hole is not blended with its surroundings.
     */
    void paste(float[] completed, float[] draw) {
      float[] made = new float[completed.length];
      float[] parts = new float[modelHole.length];
      for (int i = 0; i < made.length; i++) {
        made[i] = modelHole[i % modelHole.length] ? completed[i] : 0;
      }
      for (int i = 0; i < parts.length; i++) {
        parts[i] = modelHole[i] ? 1 : 0;
      }
      float[] sums = enlarged(made, model.channels());
      float[] shares = enlarged(parts, 1);
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] >= 0) {
          for (int channel = 0; channel < model.channels(); channel++) {
            draw[channel * filled.length + numbers[i]] =
                sums[channel * numbers.length + i] / shares[i];
          }
        }
      }
    }

    private float[] enlarged(float[] planes, int channels) {
      return Resampling.resize(
          ResamplingFilter.TRIANGLE,
          planes,
          channels,
          model.height(),
          model.width(),
          window.height(),
          window.width());
    }

    void markFilled() {
      for (int number : numbers) {
        if (number >= 0) {
          filled[number] = true;
        }
      }
    }
  }
}
