package org.gan4j.objectives.task;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Both players receive the cluster of each real sample as a one-hot condition, which takes no
 * labels. Liu, Wang, Bau, Zhu and Torralba, "Diverse image generation via self-conditioned GANs",
 * 2020; but the clusters are those of the pixels' principal components, found once, instead of
 * those of the discriminator's features.
 */
@NotThreadSafe
final class SelfConditionalTask implements Task {
  private final SelfConditionalConfiguration configuration;
  private final SampleShape data;
  private final List<String> classes;
  private final BlockAverages averages;
  private volatile @Nullable Clustering clustering;

  SelfConditionalTask(SelfConditionalConfiguration configuration, TaskContext context) {
    this.configuration = configuration;
    this.data = context.data();
    this.classes = configuration.withinClasses() ? context.classes() : List.of();
    this.averages = new BlockAverages(data);
  }

  @Override
  public SampleShape generated() {
    return data;
  }

  @Override
  public SampleShape generatorCondition() {
    return SampleShape.vector(configuration.clusters());
  }

  @Override
  public SampleShape discriminatorCondition() {
    return generatorCondition();
  }

  @Override
  public Optional<ClassConditions> classConditions() {
    return classes.isEmpty() ? Optional.empty() : Optional.of(new ClustersOfClasses());
  }

  @Override
  public Map<String, INDArray> prepare(Dataset dataset, RandomKey key) {
    return new ClusterLearning(configuration, dataset, key).clusters().arrays();
  }

  @Override
  public void restore(Map<String, INDArray> prepared) {
    clustering = Clustering.of(prepared);
  }

  private Clustering clustering() {
    Clustering known = clustering;
    if (known == null) {
      throw new IllegalStateException("restore comes before rounds and conditions");
    }
    return known;
  }

  @Override
  public List<String> remarks() {
    IntSummaryStatistics sizes = IntStream.of(clustering().sizes()).summaryStatistics();
    return List.of(
        String.format(
            Locale.ROOT,
            "clusters: %d of %d to %d of the %,d samples",
            sizes.getCount(),
            sizes.getMin(),
            sizes.getMax(),
            sizes.getSum()));
  }

  @Override
  public Optional<INDArray> drawConditions(int count, RandomKey key) {
    RandomGenerator generator = key.generator();
    Clustering known = clustering();
    return Optional.of(
        conditions(
            IntStream.range(0, count)
                .map(i -> known.draw(known.all(), generator.nextDouble()))
                .toArray()));
  }

  private INDArray conditions(int... clusters) {
    return OneHot.rows(configuration.clusters(), clusters);
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    INDArray samples = batch.samples();
    int[] labels = classes.isEmpty() ? new int[(int) samples.size(0)] : batch.labels();
    return new ConditionedRound(samples, conditions(clustering().of(samples, averages, labels)));
  }

  /** A class as one of its clusters. */
  private final class ClustersOfClasses implements ClassConditions {
    @Override
    public List<String> names() {
      return classes;
    }

    @Override
    public INDArray of(RandomKey key, int... labels) {
      Clustering known = clustering();
      return conditions(
          IntStream.range(0, labels.length)
              .map(i -> known.draw(known.ofClass(labels[i]), key.split(i).generator().nextDouble()))
              .toArray());
    }
  }
}
