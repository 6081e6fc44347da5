package org.gan4j.cli.init;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/**
 * What the settings of an experiment depend on.
 *
 * @param shape of a sample
 * @param size how many samples there are
 * @param classes how many samples each class has; empty if there are fewer than two classes
 * @param densityKnown whether the true density is known
 * @param columns how many columns a table has; 0 for other data
 */
public record DataFacts(
    SampleShape shape, int size, List<Integer> classes, boolean densityKnown, int columns) {

  /** Copies. */
  public DataFacts {
    classes = List.copyOf(classes);
  }

  /** Looks at a dataset. */
  public static DataFacts of(Dataset data) {
    int[] counts = new int[data.classes().size()];
    for (int i = 0; counts.length > 0 && i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return new DataFacts(
        data.shape(),
        data.size(),
        counts.length < 2 ? List.of() : Arrays.stream(counts).boxed().toList(),
        data.trueDensity().isPresent(),
        data.table().map(table -> table.columns().size()).orElse(0));
  }

  /** Samples of the smallest class; of all classes if there are none. */
  int smallestClass() {
    return classes.stream().mapToInt(Integer::intValue).min().orElse(size);
  }

  /** As {@code 1,200 samples 3×64×64, 2 classes of 500 to 700}. */
  public String summary() {
    return (columns == 0
            ? String.format(Locale.ROOT, "%,d samples %s", size, shape)
            : String.format(Locale.ROOT, "%,d rows of %,d columns", size, columns))
        + (classes.isEmpty()
            ? ", no classes"
            : String.format(
                Locale.ROOT,
                ", %,d classes of %s",
                classes.size(),
                Reason.range(
                    smallestClass(),
                    classes.stream().mapToInt(Integer::intValue).max().orElse(0))));
  }
}
