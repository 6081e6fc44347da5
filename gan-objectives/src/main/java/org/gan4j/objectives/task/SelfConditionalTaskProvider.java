package org.gan4j.objectives.task;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;

/** Provides generation with clusters of the data as conditions. */
public final class SelfConditionalTaskProvider extends NamedProvider<SelfConditionalConfiguration>
    implements TaskProvider<SelfConditionalConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SelfConditionalTaskProvider() {
    super(
        "self-conditional",
        SelfConditionalConfiguration.class,
        "Samples of clusters or neighbourhoods of the data, without labels (after Liu et al. 2020,"
            + " Casanova et al. 2021)");
  }

  @Override
  public Task create(SelfConditionalConfiguration configuration, TaskContext context) {
    if (configuration.withinClasses(context.classes().size())) {
      requireClasses(configuration, context.classes().size());
    }
    Representation representation = representation(configuration, context);
    Integer every = configuration.renewEvery();
    if (every == null) {
      return new SelfConditionalTask(configuration, context, representation);
    }
    requireClusters(configuration.condition());
    return new RenewedClustersTask(configuration, every, context, representation);
  }

  private static void requireClusters(ClusterCondition condition) {
    if (condition != ClusterCondition.CLUSTER) {
      String name = condition.name().toLowerCase(Locale.ROOT);
      throw GanException.usage(
          "only clusters are renewed, and the condition is " + name,
          "task.renewEvery",
          "set task.condition to \"cluster\", or leave task.renewEvery out");
    }
  }

  private static Representation representation(
      SelfConditionalConfiguration configuration, TaskContext context) {
    ConfiguredProvider<?> chosen = configuration.features();
    if (chosen == null) {
      return new BlockAverages(context.data());
    }
    if (context.features().equals(SampleFeatures.NONE)) {
      return new UnknownFeatures(configuration.components());
    }
    SampleFeatures.Vectors features = context.features().vectors(chosen, context.data());
    if (features.size() < configuration.components()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the %d features have no %d principal components",
              features.size(),
              configuration.components()),
          "task.components",
          "lower it to at most " + features.size());
    }
    return new FeatureRepresentation(context.data(), features);
  }

  private static void requireClasses(SelfConditionalConfiguration configuration, int classes) {
    if (classes == 0) {
      throw GanException.usage(
          "clusters within classes need labels, and the dataset has none",
          "task.withinClasses",
          "set it to false, or choose a dataset with classes");
    }
    // Coordinates take no more room with more clusters: each class has one at least.
    if (configuration.condition() == ClusterCondition.CLUSTER
        && configuration.clusters() <= classes) {
      throw GanException.usage(
          "there are no more clusters than the " + classes + " classes of the dataset",
          "task.clusters",
          "raise it, or set task.withinClasses to false");
    }
  }
}
