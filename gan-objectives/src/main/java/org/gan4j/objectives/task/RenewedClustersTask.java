package org.gan4j.objectives.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Both players receive the cluster of each real sample, and the clusters are found again while the
 * discriminator learns, by its features: Liu, Wang, Bau, Zhu and Torralba, "Diverse image
 * generation via self-conditioned GANs", 2020. The first ones are those of {@link
 * SelfConditionalTask}.
 *
 * <p>A training sample has the cluster that it was found in, however the features have changed
 * since. Samples that are not read from the training data are of no cluster: their condition is 0.
 */
@NotThreadSafe
final class RenewedClustersTask implements Task {
  private final SelfConditionalConfiguration configuration;
  private final int every;
  private final SampleShape data;
  private final List<String> classesOfData;

  /** Those of the condition. */
  private final List<String> classes;

  private final Representation representation;
  private volatile @Nullable AssignedClusters clusters;

  /**
   * A task.
   *
   * @param every iterations from one renewal to the next
   * @param representation by which samples are compared before the first renewal
   */
  RenewedClustersTask(
      SelfConditionalConfiguration configuration,
      int every,
      TaskContext context,
      Representation representation) {
    this.configuration = configuration;
    this.every = every;
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
    return SampleShape.vector(configuration.clusters());
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
    return new ClusterLearning(configuration, dataset, representation, key).assigned().arrays();
  }

  @Override
  public void restore(Map<String, INDArray> prepared) {
    clusters = AssignedClusters.of(prepared);
  }

  @Override
  public long renewedEvery() {
    return every;
  }

  @Override
  public Map<String, INDArray> renew(
      Dataset dataset, SampleFeatures.Vectors features, RandomKey key) {
    TrainingVectors vectors =
        new TrainingVectors(
            dataset, new FeatureRepresentation(data, features), !classes.isEmpty(), key);
    return new ClusterRenewal(configuration, vectors, clusters(), key).clusters().arrays();
  }

  private AssignedClusters clusters() {
    AssignedClusters known = clusters;
    if (known == null) {
      throw new IllegalStateException("restore comes before rounds and conditions");
    }
    return known;
  }

  @Override
  public List<String> remarks() {
    return clusters().frequencies().remarks();
  }

  @Override
  public Optional<INDArray> drawConditions(int count, RandomKey key) {
    ClusterFrequencies frequencies = clusters().frequencies();
    RandomGenerator generator = key.generator();
    return Optional.of(
        rows(
            IntStream.range(0, count)
                .map(i -> frequencies.draw(frequencies.all(), generator.nextDouble()))
                .toArray()));
  }

  @Override
  public Optional<INDArray> conditionsLike(INDArray samples, RandomKey key) {
    throw GanException.usage(
        "the clusters of this run are of features that its discriminator had when they were found",
        "samples that are like given ones",
        "train without task.renewEvery, or with neighbourhoods");
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    INDArray samples = batch.samples();
    int[] indices = batch.indices();
    INDArray conditions =
        indices.length == 0
            ? Nd4j.create(DataType.FLOAT, samples.size(0), configuration.clusters())
            : rows(clusters().of(indices));
    return new ConditionedRound(
        samples, conditions, classesOfData.isEmpty() ? new int[0] : batch.labels());
  }

  private INDArray rows(int... chosen) {
    return OneHot.rows(configuration.clusters(), chosen);
  }

  /** A class as its clusters. */
  private final class ClustersOfClasses implements ClassConditions {
    @Override
    public List<String> names() {
      return classes;
    }

    @Override
    public INDArray of(RandomKey key, int... labels) {
      return rows(clusters().frequencies().ofClasses(key, labels));
    }
  }
}
