package org.gan4j.objectives.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Both players receive where each real sample is among the training data, which takes no labels:
 * its cluster, or its neighbourhood. Liu, Wang, Bau, Zhu and Torralba, "Diverse image generation
 * via self-conditioned GANs", 2020; but the clusters are those of the pixels' principal components,
 * or of given features, found once, instead of those of the discriminator's features.
 */
@NotThreadSafe
final class SelfConditionalTask implements Task {
  private final SelfConditionalConfiguration configuration;
  private final SampleShape data;
  private final List<String> classesOfData;

  /** Those of the condition. */
  private final List<String> classes;

  private final Representation representation;
  private volatile @Nullable Clustering clustering;
  private volatile @Nullable ClusterConditions conditions;

  /**
   * A task.
   *
   * @param representation by which samples are compared
   */
  SelfConditionalTask(
      SelfConditionalConfiguration configuration,
      TaskContext context,
      Representation representation) {
    this.configuration = configuration;
    this.data = context.data();
    this.classesOfData = context.classes();
    this.classes =
        configuration.withinClasses(context.classes().size()) ? context.classes() : List.of();
    this.representation = representation;
  }

  @Override
  public SampleShape generated() {
    return data;
  }

  @Override
  public SampleShape generatorCondition() {
    return SampleShape.vector(
        configuration.condition() == ClusterCondition.CLUSTER
            ? configuration.clusters()
            : CoordinateConditions.length(
                classes.size(), Math.min(configuration.components(), representation.size())));
  }

  @Override
  public SampleShape discriminatorCondition() {
    return generatorCondition();
  }

  @Override
  public List<String> classes() {
    return classesOfData;
  }

  @Override
  public Optional<ClassConditions> classConditions() {
    return classes.isEmpty() ? Optional.empty() : Optional.of(new ClustersOfClasses());
  }

  @Override
  public Map<String, INDArray> prepare(Dataset dataset, RandomKey key) {
    return new ClusterLearning(configuration, dataset, representation, key).clusters().arrays();
  }

  @Override
  public void restore(Map<String, INDArray> prepared) {
    Clustering restored = Clustering.of(prepared);
    clustering = restored;
    conditions =
        switch (configuration.condition()) {
          case CLUSTER -> new OneHotClusters(restored, configuration.clusters());
          case CENTRE -> new CentreConditions(restored, classes.size());
          case NEIGHBOURHOOD ->
              new NeighbourhoodConditions(restored, classes.size(), configuration.noise());
        };
  }

  private Clustering clustering() {
    return restored(clustering);
  }

  private ClusterConditions conditions() {
    return restored(conditions);
  }

  private static <T> T restored(@Nullable T known) {
    if (known == null) {
      throw new IllegalStateException("restore comes before rounds and conditions");
    }
    return known;
  }

  @Override
  public List<String> remarks() {
    return clustering().frequencies().remarks();
  }

  @Override
  public Optional<INDArray> drawConditions(int count, RandomKey key) {
    return Optional.of(conditions().draw(count, key));
  }

  @Override
  public Optional<INDArray> conditionsLike(INDArray samples, RandomKey key) {
    Clustering known = clustering();
    double[] points = known.project(samples, representation);
    // A cluster tells the class of a sample that has no label.
    int[] classesOfSamples = known.frequencies().classes(known.nearestOfAll(points));
    return Optional.of(conditions().of(points, key, classesOfSamples));
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    INDArray samples = batch.samples();
    int[] labels = classes.isEmpty() ? new int[(int) samples.size(0)] : batch.labels();
    double[] points = clustering().project(samples, representation);
    return new ConditionedRound(
        samples,
        conditions().of(points, key, labels),
        classesOfData.isEmpty() ? new int[0] : batch.labels());
  }

  /** A class as its clusters. */
  private final class ClustersOfClasses implements ClassConditions {
    @Override
    public List<String> names() {
      return classes;
    }

    @Override
    public INDArray of(RandomKey key, int... labels) {
      return conditions().ofClasses(key, labels);
    }
  }
}
