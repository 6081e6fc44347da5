package org.gan4j.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.cli.sample.SampleFormat;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.evaluation.copies.NearestTraining;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.inpainting.completion.Completion;
import org.gan4j.inpainting.completion.CompletionOptions;
import org.gan4j.inpainting.completion.Hole;
import org.gan4j.inpainting.completion.Inpainter;
import org.gan4j.inpainting.completion.WindowSelection;
import org.gan4j.report.recorded.Drawn;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a trained generator draws for the page about its run, in the run's folder {@code samples}. A
 * picture that cannot be drawn is left out with a warning: a page without it says more than none.
 */
final class GeneratorPictures {
  private static final int WALKS = 8;
  private static final int STEPS = 10;
  private static final int OF_CLASS = 10;
  private static final int MOST_CLASSES = 40;
  private static final int NEAREST_ROWS = 8;
  private static final int COMPLETED = 4;
  private static final int DRAWS = 64;
  private static final int GAP = 4;
  private static final String PIXELS = "evaluation.features={\"type\": \"pixels\"}";

  private final Gan gan;
  private final RunFolder folder;
  private final Consumer<String> warnings;

  GeneratorPictures(Gan gan, RunFolder folder, Consumer<String> warnings) {
    this.gan = gan;
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * Draws those that are missing for the best checkpoint, or else the last one.
   *
   * @return whether there may be new ones
   */
  boolean draw() {
    try (TrainedGenerator generator = gan.open(folder.path())) {
      if (SampleFormat.usual(generator.shape()) != SampleFormat.PICTURE) {
        return false;
      }
      if (generator.latent().size() > 0) {
        draw(generator, Drawn.INTERPOLATION, file -> walks(generator, file));
      }
      int classes = generator.classes().size();
      if (classes > 1 && classes <= MOST_CLASSES && generator.shape().isImage()) {
        SampleRequest request = SampleRequest.of(classes * OF_CLASS, 1);
        draw(generator, Drawn.CLASSES, file -> generator.writeOverview(request, file));
      }
      if (isInpainting(generator)) {
        draw(generator, Drawn.COMPLETIONS, file -> completions(generator, file));
      } else if (generator.shape().isImage()) {
        draw(generator, Drawn.NEAREST, file -> nearest(generator, file));
      }
      return true;
    } catch (GanException | ExperimentException e) {
      warnings.accept("the generator of this run cannot be used: " + e.getMessage());
      return false;
    }
  }

  private void draw(TrainedGenerator generator, Drawn kind, Consumer<Path> content) {
    Path file = folder.samples().resolve(kind.fileName(generator.steps()));
    if (Files.exists(file)) {
      return;
    }
    try {
      content.accept(file);
    } catch (GanException | ExperimentException e) {
      warnings.accept("the page has no " + kind.title() + ": " + e.getMessage());
    }
  }

  private static void walks(TrainedGenerator generator, Path file) {
    new WalkPicture(WALKS, STEPS, 1, null).write(generator, file);
  }

  private void nearest(TrainedGenerator generator, Path file) {
    Evaluation.Request request =
        new Evaluation.Request(
            generator.checkpoint(),
            List.of(PIXELS),
            /* withReals= */ false,
            FeatureContext.Progress.NONE);
    try (NearestTraining nearest =
        gan.compare(
            request,
            (comparison, network) -> NearestTraining.of(comparison, network, NEAREST_ROWS))) {
      PngFile.write(ImageGrid.draw(nearest.samples(), NearestTraining.COLUMNS), file);
    }
  }

  private static boolean isInpainting(TrainedGenerator generator) {
    try {
      inpainter(generator);
      return true;
    } catch (GanException e) {
      return false;
    }
  }

  private static Inpainter inpainter(TrainedGenerator generator) {
    return Inpainter.of(generator.task(), generator.latent(), generator.network());
  }

  private void completions(TrainedGenerator generator, Path file) {
    Inpainter inpainter = inpainter(generator);
    CompletionOptions options = new CompletionOptions(WindowSelection.RESIZE, DRAWS, 0, 1);
    List<BufferedImage> cells = new ArrayList<>();
    for (BufferedImage image : images(generator)) {
      Completion completion =
          inpainter.complete(new Photograph(image), new Hole.Trained(), options);
      cells.add(image);
      cells.add(completion.picture().image());
      cells.add(completion.meanPicture().image());
      cells.add(completion.deviationPicture());
    }
    PngFile.write(sheet(cells, 4), file);
  }

  /** At equal distances in the data of the run. */
  private List<BufferedImage> images(TrainedGenerator generator) {
    try (Dataset data = gan.dataset(generator.experiment())) {
      int count = Math.min(COMPLETED, data.size());
      int[] places = new int[count];
      for (int i = 0; i < count; i++) {
        places[i] = (int) ((long) i * data.size() / count);
      }
      FloatBuffer numbers = FloatBuffer.allocate(Math.multiplyExact(count, data.shape().length()));
      data.read(places, RandomKey.ofSeed(0), numbers);
      try (INDArray images =
          Nd4j.createFromArray(numbers.array()).reshape('c', data.shape().batch(count))) {
        return ImageGrid.singles(images);
      }
    }
  }

  /** Rows as high as a map, which has a scale beside it; small images are enlarged by pixels. */
  private static BufferedImage sheet(List<BufferedImage> cells, int columns) {
    int height = cells.get(columns - 1).getHeight();
    int width = -GAP;
    for (BufferedImage cell : cells.subList(0, columns)) {
      width += width(cell, height) + GAP;
    }
    BufferedImage sheet =
        new BufferedImage(
            width, cells.size() / columns * (height + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    int left = 0;
    for (int i = 0; i < cells.size(); i++) {
      BufferedImage cell = cells.get(i);
      left = i % columns == 0 ? 0 : left;
      int top = i / columns * (height + GAP);
      graphics.drawImage(cell, left, top, width(cell, height), height, null);
      left += width(cell, height) + GAP;
    }
    graphics.dispose();
    return sheet;
  }

  /** Of a cell that is so high. */
  private static int width(BufferedImage cell, int height) {
    return cell.getWidth() * height / cell.getHeight();
  }
}
