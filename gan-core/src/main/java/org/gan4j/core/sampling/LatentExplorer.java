package org.gan4j.core.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes samples at chosen places of latent space. */
@NotThreadSafe
public final class LatentExplorer {
  /** How many directions there are, if z is long enough. */
  public static final int DIRECTIONS = 6;

  private final Sampler sampler;
  private final Latent latent;
  private final Task task;
  private double @Nullable [][] directions;
  private final @Nullable List<List<Double>> chosen;
  private double spread = -1;

  /**
   * A place in latent space: four latents, of the seed and the three that follow, span an area; the
   * place is at a share of its width and height, and a way along directions from there.
   *
   * @param seed of the latents
   * @param conditionSeed of the conditions and of everything else that is random
   * @param label the class of all samples; null for the usual conditions
   * @param truncation numbers of the four latents beyond ± this many {@link #spread} are drawn
   *     again, or the ψ of {@link Sampler#truncated} if the generator has styles; infinite for none
   * @param across 0 at the seed, 1 at the next one
   * @param down 0 at the seed, 1 at the second after it
   * @param along steps along the directions, in units of {@link #spread} or of the steps of {@link
   *     LatentExplorer#along}; may be shorter than there are directions
   */
  public record Place(
      long seed,
      long conditionSeed,
      @Nullable Integer label,
      double truncation,
      double across,
      double down,
      List<Double> along) {

    /**
     * Checks, and copies the list.
     *
     * @throws IllegalArgumentException if a number is outside of its range
     */
    public Place {
      along = List.copyOf(along);
      Require.that(truncation > 0, "truncation must be above 0, not " + truncation);
      Require.that(across >= 0 && across <= 1, "across must be in [0, 1], not " + across);
      Require.that(down >= 0 && down <= 1, "down must be in [0, 1], not " + down);
      Require.that(along.size() <= DIRECTIONS, "there are at most " + DIRECTIONS + " directions");
    }

    /** The sample that {@link Sampler#draw(int, RandomKey)} makes with a seed. */
    public static Place of(long seed) {
      return new Place(seed, seed, null, Double.POSITIVE_INFINITY, 0, 0, List.of());
    }
  }

  /**
   * Explores a generator.
   *
   * @param sampler of the generator, with the usual conditions
   */
  public LatentExplorer(Sampler sampler, Latent latent, Task task) {
    this(sampler, latent, task, null);
  }

  private LatentExplorer(
      Sampler sampler, Latent latent, Task task, @Nullable List<List<Double>> chosen) {
    this.sampler = sampler;
    this.latent = latent;
    this.task = task;
    this.chosen = chosen;
  }

  /**
   * The same generator with directions of one's own instead of those of the largest change.
   *
   * @param steps at most {@link #DIRECTIONS}: for each direction what is added to z for a step of
   *     1, with as many numbers as z has
   * @throws IllegalArgumentException if there are more, or one has another length
   */
  public LatentExplorer along(List<List<Double>> steps) {
    Require.that(steps.size() <= DIRECTIONS, "there are at most " + DIRECTIONS + " directions");
    for (List<Double> step : steps) {
      Require.that(
          step.size() == latent.size(),
          "a direction has " + step.size() + " numbers, and z has " + latent.size());
    }
    return new LatentExplorer(sampler, latent, task, steps.stream().map(List::copyOf).toList());
  }

  /**
   * The number of directions in which one can go; 0 if z is empty, or too long to look for them.
   */
  public int directions() {
    if (chosen != null) {
      return chosen.size();
    }
    return latent.size() > LatentDirections.LONGEST_LATENT
        ? 0
        : Math.min(DIRECTIONS, latent.size());
  }

  /** The root of the mean square of a latent's numbers; 0 without latent. */
  public double spread() {
    double known = spread;
    if (known < 0) {
      known = TruncatedLatents.spread(sampler);
      spread = known;
    }
    return known;
  }

  /**
   * Whether samples depend on something random besides z, and the class: conditions of the task.
   */
  public boolean hasConditions() {
    return task.generatorCondition() != null;
  }

  /** Whether the generator makes samples of styles, which are truncated then, and not latents. */
  public boolean hasStyles() {
    return sampler.hasStyles();
  }

  /**
   * Makes samples. The first place of directions other than 0 takes the time of a thousand samples,
   * once: the directions are found.
   *
   * @param count of samples, each of its own latents
   * @return a new array of the samples as people are shown them, [count, …]
   */
  public INDArray pictures(Place place, int count) {
    INDArray[] made = new INDArray[1];
    Consumer<INDArray> sink = pictures -> made[0] = pictures.dup('c');
    try (INDArray z = latents(place, count)) {
      Sampler source = conditioned(place.label());
      boolean moved = hasStyles() && place.truncation() < 1;
      (moved ? source.truncated(place.truncation()) : source)
          .pictures(z, 0, key(place.conditionSeed()), sink);
    }
    return made[0];
  }

  private Sampler conditioned(@Nullable Integer label) {
    if (label == null) {
      return sampler;
    }
    int chosen = label;
    ClassConditions classes =
        task.classConditions()
            .filter(known -> chosen >= 0 && chosen < known.names().size())
            .orElseThrow(() -> new IllegalArgumentException("there is no class " + chosen));
    return sampler.with(Conditions.ofClasses(classes, any -> chosen));
  }

  private INDArray latents(Place place, int count) {
    INDArray z = between(place, count);
    for (int i = 0; i < place.along().size(); i++) {
      double way = place.along().get(i);
      if (way != 0 && i < directions()) {
        try (INDArray direction = Nd4j.createFromArray(step(i, way)).castTo(z.dataType())) {
          Broadcasts.addRow(z, direction);
        }
      }
    }
    return z;
  }

  private double[] step(int direction, double way) {
    return chosen == null
        ? Arrays.stream(found()[direction]).map(number -> way * spread() * number).toArray()
        : chosen.get(direction).stream().mapToDouble(number -> way * number).toArray();
  }

  private double[][] found() {
    double[][] known = directions;
    if (known == null) {
      known = LatentDirections.of(sampler, latent, DIRECTIONS);
      directions = known;
    }
    return known;
  }

  private INDArray between(Place place, int count) {
    if (latent.size() == 0) {
      return sampler.latents(count, key(place.seed()).split("latent"));
    }
    INDArray above = row(place, 0, count);
    if (place.down() == 0) {
      return above;
    }
    try (above;
        INDArray below = row(place, 2, count)) {
      return latent.interpolate(above, below, place.down());
    }
  }

  /** Between two of the four latents beside each other. */
  private INDArray row(Place place, int first, int count) {
    INDArray left = corner(place, first, count);
    if (place.across() == 0) {
      return left;
    }
    try (left;
        INDArray right = corner(place, first + 1, count)) {
      return latent.interpolate(left, right, place.across());
    }
  }

  private INDArray corner(Place place, int which, int count) {
    RandomKey key = key(place.seed() + which).split("latent");
    return isRedrawn(place)
        ? TruncatedLatents.draw(
            draw -> sampler.latents(count, draw), key, place.truncation() * spread())
        : sampler.latents(count, key);
  }

  /** Whether latents are truncated, and not styles. */
  private boolean isRedrawn(Place place) {
    return !Double.isInfinite(place.truncation()) && !hasStyles();
  }

  /** That of the first portion of a draw. */
  private static RandomKey key(long seed) {
    return RandomKey.ofSeed(seed).split("sample").split(0);
  }
}
