package org.gan4j.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep trains.
 *
 * @param experiment the text of the experiment, as JSON
 * @param source where the text is from, for problems
 * @param overrides of the experiment, common to all points
 * @param variations the varied settings, at least one
 * @param metric that ranks the points, as its type or its settings in JSON; null for the
 *     experiment's first
 * @param draws how many configurations are drawn at random; 0 for all combinations
 * @param seed of these draws
 * @param reduction by which successive halving divides the configurations from rung to rung; 0 if
 *     all are trained to the end
 */
@ThreadSafe
public record SweepPlan(
    String experiment,
    String source,
    List<String> overrides,
    List<Variation> variations,
    @Nullable String metric,
    int draws,
    long seed,
    int reduction) {
  private static final int MOST_POINTS = 1_000;

  /** So many draws of what was drawn already mean that there is nothing else. */
  private static final int ATTEMPTS = 1000;

  /**
   * Checks what fits together.
   *
   * @throws GanException of kind USAGE if something does not
   */
  public SweepPlan {
    overrides = List.copyOf(overrides);
    variations = List.copyOf(variations);
    if (variations.isEmpty()) {
      throw GanException.usage(
          "nothing is varied", "--vary", "add --vary path=values, as in --vary seed=1..3");
    }
    Set<String> paths = new LinkedHashSet<>();
    for (Variation variation : variations) {
      if (!paths.add(variation.path())) {
        throw GanException.usage(
            variation.path() + " is varied twice",
            "--vary " + variation.text(),
            "give all of its values in one --vary");
      }
      if (variation.interval() != null && (draws == 0 || variation.isSeed())) {
        throw GanException.usage(
            "an interval has no list of values to combine",
            "--vary " + variation.text(),
            variation.isSeed()
                ? "give whole numbers, as in seed=1..5"
                : "draw configurations at random with --random N, or give a list of values");
      }
    }
    if (draws < 0) {
      throw GanException.usage(
          "there is nothing to draw", "--random " + draws, "draw at least one configuration");
    }
    if (reduction != 0 && reduction < 2) {
      throw GanException.usage(
          "halving keeps one of " + reduction + " configurations",
          "--halving " + reduction,
          "give 2 or more");
    }
  }

  /**
   * The points, in a fixed order: all combinations of the values, the last variation changing
   * fastest; or random configurations, each with all seeds. Random search: Bergstra and Bengio,
   * "Random search for hyper-parameter optimization", 2012.
   *
   * @throws GanException of kind USAGE if there are too many
   */
  public List<Point> points() {
    return draws == 0 ? combined(variations, Map.of()) : drawn();
  }

  private List<Point> combined(List<Variation> varied, Map<String, String> start) {
    List<Map<String, String>> all = List.of(start);
    for (Variation variation : varied) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> values : all) {
        for (String value : variation.values()) {
          Map<String, String> more = new LinkedHashMap<>(values);
          more.put(variation.path(), value);
          longer.add(more);
        }
      }
      requireFew(longer.size());
      all = longer;
    }
    return all.stream().map(Point::new).toList();
  }

  private List<Point> drawn() {
    List<Variation> seeds = variations.stream().filter(Variation::isSeed).toList();
    Set<Map<String, String>> configurations = new LinkedHashSet<>();
    RandomKey key = RandomKey.ofSeed(seed).split("sweep");
    for (int i = 0; configurations.size() < draws && i < (long) draws + ATTEMPTS; i++) {
      // A key for each draw: a sweep of more draws begins with those of a smaller one.
      RandomGenerator generator = key.split(i).generator();
      Map<String, String> values = new LinkedHashMap<>();
      for (Variation variation : variations) {
        if (!variation.isSeed()) {
          values.put(variation.path(), draw(variation, generator));
        }
      }
      configurations.add(values);
    }
    List<Point> points = new ArrayList<>();
    for (Map<String, String> configuration : configurations) {
      points.addAll(combined(seeds, configuration));
      requireFew(points.size());
    }
    return points;
  }

  private static String draw(Variation variation, RandomGenerator generator) {
    Interval interval = variation.interval();
    return interval != null
        ? interval.draw(generator)
        : variation.values().get(generator.nextInt(variation.values().size()));
  }

  private static void requireFew(int points) {
    if (points > MOST_POINTS) {
      throw GanException.usage(
          String.format(Locale.ROOT, "the sweep would have more than %,d points", MOST_POINTS),
          "--vary",
          "vary fewer settings at once, or draw configurations with --random N");
    }
  }
}
