package org.gan4j.inpainting.completion;

import java.util.List;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.mask.Region;
import org.gan4j.api.network.Network;
import org.gan4j.images.photograph.Photograph;

/**
 * Completes pictures of any size with a trained generator. Pixels outside of the hole stay as they
 * are. Not thread-safe, as the generator is not.
 */
@NotThreadSafe
public final class Inpainter {
  /** Draws that are made at once: enough for the matrix products. */
  private static final int PORTION = 64;

  /** Bounds the memory of a portion where holes are large: numbers of all its draws. */
  private static final int MOST_NUMBERS = 1 << 24;

  private final HoleFilling task;
  private final Latent latent;
  private final Network generator;

  private Inpainter(HoleFilling task, Latent latent, Network generator) {
    this.task = task;
    this.latent = latent;
    this.generator = generator;
  }

  /**
   * An inpainter.
   *
   * @param task of the training
   * @param latent of the training
   * @param generator which was trained; the caller closes it
   * @throws GanException of kind USAGE if the task fills no holes
   */
  public static Inpainter of(Task task, Latent latent, Network generator) {
    if (task instanceof HoleFilling filling) {
      return new Inpainter(filling, latent, generator);
    }
    throw GanException.usage(
        "this run has learned to make samples, not to fill holes",
        "RUN",
        "give a run whose experiment has the task inpainting");
  }

  /** The shape of the images that it was trained on. */
  public SampleShape shape() {
    return task.image();
  }

  /**
   * Completes a picture.
   *
   * @throws GanException of kind USAGE if the picture, the hole and the model do not go together
   */
  public Completion complete(Photograph picture, Hole hole, CompletionOptions options) {
    return complete(picture, hole, options, RandomKey.ofSeed(options.seed()));
  }

  /** With the key of a seed in place of the options' seed. */
  Completion complete(
      Photograph picture, Hole hole, CompletionOptions options, RandomKey keyOfSeed) {
    requireChannels(picture);
    requireNoise(options.draws());
    Plan plan = plan(picture, hole, options.selection());
    HiddenPixels hidden = plan.hidden();
    Canvas canvas = new Canvas(picture, hidden);
    Seam seam = new Seam(picture, hidden, options.seam());
    Completion.Builder completion =
        new Completion.Builder(picture, hidden, options.draws(), latent.size() > 0);
    int numbers = Math.max(1, picture.channels() * hidden.count());
    int portion = Math.max(1, Math.min(PORTION, MOST_NUMBERS / numbers));
    RandomKey key = keyOfSeed.split("inpaint");
    for (int start = 0; start < options.draws(); start += portion) {
      int count = Math.min(portion, options.draws() - start);
      try (WindowFiller filler = new WindowFiller(task, latent, generator, count)) {
        float[][] draws = filler.fill(canvas, plan.windows(), key.split(start));
        for (float[] draw : draws) {
          completion.add(seam.blend(draw));
        }
      }
    }
    return completion.build();
  }

  /** The pixels to fill, and the windows that the model receives for them. */
  private record Plan(HiddenPixels hidden, List<Region> windows) {}

  private Plan plan(Photograph picture, Hole hole, WindowSelection selection) {
    Windows windows = new Windows(picture, task);
    boolean own =
        hole instanceof Hole.Trained || (hole instanceof Hole.Centre && task.mask().isFixed());
    if (own) {
      Region window = windows.middle(selection);
      boolean[] enlarged = enlarged(OwnHole.orDrawn(task), window, picture);
      return new Plan(new HiddenPixels(enlarged, picture.width()), List.of(window));
    }
    HiddenPixels hidden =
        new HiddenPixels(Hole.pixels(hole, picture.height(), picture.width()), picture.width());
    return new Plan(hidden, windows.around(hidden.bounds(), selection));
  }

  /** The hole of a window as the picture's: a pixel is hidden if the model's pixel over it is. */
  private boolean[] enlarged(boolean[] model, Region window, Photograph picture) {
    boolean[] hidden = new boolean[picture.height() * picture.width()];
    SampleShape image = task.image();
    for (int row = 0; row < window.height(); row++) {
      int modelRow = (2 * row + 1) * image.height() / (2 * window.height());
      for (int column = 0; column < window.width(); column++) {
        int modelColumn = (2 * column + 1) * image.width() / (2 * window.width());
        hidden[(window.top() + row) * picture.width() + window.left() + column] =
            model[modelRow * image.width() + modelColumn];
      }
    }
    return hidden;
  }

  private void requireChannels(Photograph picture) {
    if (picture.channels() != task.image().channels()) {
      boolean grey = picture.channels() == 1;
      throw GanException.usage(
          grey
              ? "the picture is grey, and the run was trained on colour"
              : "the picture is in colour, and the run was trained on grey",
          "IMAGE",
          grey ? "give a picture in colour" : "save the picture as grey, or give another run");
    }
  }

  private void requireNoise(int draws) {
    if (draws > 1 && latent.size() == 0) {
      throw GanException.usage(
              "this run's generator has no noise: all of "
                  + draws
                  + " completions would be the same",
              "draws",
              "draw one completion, or train with a latent")
          .withCode(ErrorCode.NO_NOISE);
    }
  }
}
