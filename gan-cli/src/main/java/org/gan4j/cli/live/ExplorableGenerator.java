package org.gan4j.cli.live;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.LatentExplorer;
import org.gan4j.core.sampling.LatentExplorer.Place;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.report.live.DrawRequest;
import org.gan4j.report.live.Explorable;
import org.gan4j.report.page.Knobs;
import org.gan4j.report.page.Knobs.Samples;
import org.gan4j.report.samples.SampleFiles;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A generator for the explorer. */
@NotThreadSafe
public final class ExplorableGenerator implements Explorable {
  /** What is said instead of an explorer. */
  public static final String NO_PICTURES =
      "Samples of this run are numbers, of which there are no pictures.";

  private static final int FEW = 1;
  private static final int COLUMNS = 4;
  private static final int POINTS = 1000;

  /** In standard deviations; hardly any number is beyond. */
  private static final double LARGEST_TRUNCATION = 3;

  /** Styles are what they are with a factor of 1. */
  private static final double LARGEST_PSI = 1;

  /** Whose numbers have no bounds, which a direction would leave. */
  private static final Set<String> UNBOUNDED = Set.of("gaussian", "mixture");

  private final LatentExplorer explorer;
  private final SampleShape pictured;
  private final Knobs knobs;

  private ExplorableGenerator(
      LatentExplorer explorer, Task task, Latent latent, String latentType) {
    this.explorer = explorer;
    this.pictured = task.pictured();
    List<String> classes = task.classConditions().map(ClassConditions::names).orElse(List.of());
    this.knobs =
        new Knobs(
            classes,
            UNBOUNDED.contains(latentType) ? explorer.directions() : 0,
            truncation(explorer, latent, latentType),
            latent.size() > 0,
            explorer.hasConditions() && isDrawn(task),
            pictured.isImage() ? new Samples(FEW, COLUMNS * COLUMNS) : new Samples(POINTS, POINTS));
  }

  private static double truncation(LatentExplorer explorer, Latent latent, String latentType) {
    if (explorer.hasStyles()) {
      return LARGEST_PSI;
    }
    return latent.size() > 0 && latentType.equals("gaussian") ? LARGEST_TRUNCATION : 0;
  }

  /** Whether a class alone does not choose the condition. */
  private static boolean isDrawn(Task task) {
    return task.classConditions().isEmpty()
        || task.drawConditions(1, RandomKey.ofSeed(0)).isPresent();
  }

  /** That of a checkpoint; usable until it is closed. */
  public static ExplorableGenerator of(TrainedGenerator trained) {
    return new ExplorableGenerator(
        trained.explorer(), trained.task(), trained.latent(), trained.experiment().latent().type());
  }

  /**
   * That of a checkpoint with chosen directions.
   *
   * @param steps what is added to z for a step along each
   */
  public static ExplorableGenerator of(TrainedGenerator trained, List<List<Double>> steps) {
    return new ExplorableGenerator(
        trained.explorer().along(steps),
        trained.task(),
        trained.latent(),
        trained.experiment().latent().type());
  }

  /** That of a training, with the parameters of the moment at which it draws. */
  static ExplorableGenerator of(PreparedTraining training) {
    Task task = training.task();
    Optional<ClassConditions> classes = task.classConditions();
    Sampler sampler =
        new Sampler(
            training.setup().sampled().sampled(),
            training.latent(),
            task.generated(),
            classes.isPresent()
                ? Conditions.inTurn(classes.get())
                : Conditions.of(task, training.dataset()));
    return new ExplorableGenerator(
        new LatentExplorer(sampler, training.latent(), task),
        task,
        training.latent(),
        training.experiment().latent().type());
  }

  /** Whether its samples are pictures, or points in the plane. */
  public boolean isDrawable() {
    return SampleFiles.isDrawable(pictured);
  }

  @Override
  public Knobs knobs() {
    return knobs;
  }

  @Override
  public BufferedImage draw(DrawRequest request) {
    Place place =
        new Place(
            request.seed(),
            request.conditionSeed(),
            request.label(),
            request.truncation(),
            request.across(),
            request.down(),
            request.along());
    try (INDArray samples = explorer.pictures(place, request.samples())) {
      if (request.samples() == FEW) {
        return ImageGrid.singles(samples).get(0);
      }
      return SampleFiles.draw(samples, COLUMNS, null)
          .orElseThrow(() -> new IllegalStateException(NO_PICTURES));
    }
  }
}
