package org.gan4j.objectives.task;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the task {@code self-conditional}.
 *
 * @param condition what the players receive
 * @param clusters at most; the length of the condition if that is a cluster
 * @param samplesPerCluster how many samples a cluster has at least
 * @param components principal components in which samples are compared
 * @param noise standard deviation of the noise of a neighbourhood, in standard deviations within
 *     clusters
 * @param withinClasses whether each cluster belongs to one class; null where the data have classes
 * @param features by which samples are compared; null for pixels
 * @param renewEvery iterations from one renewal of the clusters to the next; null for clusters that
 *     stay
 */
public record SelfConditionalConfiguration(
    @Option(
            value =
                "What the players receive: a cluster, the coordinates of its centre, or those of a"
                    + " sample with noise",
            defaultValue = "\"neighbourhood\"")
        ClusterCondition condition,
    @Option(
            value = "Clusters of the training data; fewer if the data are few",
            defaultValue = "200",
            min = 1,
            max = 10_000)
        int clusters,
    @Option(
            value = "Samples of a cluster, at least; smaller clusters are dissolved",
            defaultValue = "20",
            min = 1,
            max = 100_000)
        int samplesPerCluster,
    @Option(
            value = "Principal components in which samples are compared",
            defaultValue = "50",
            min = 1,
            max = 1000)
        int components,
    @Option(
            value =
                "Standard deviation of a neighbourhood's noise, in those within clusters; little"
                    + " noise makes samples similar to training samples",
            defaultValue = "0.5",
            min = 0,
            max = 10)
        double noise,
    @Option(
            "Whether each cluster belongs to one class, so that a class can be chosen; if absent,"
                + " where the data have classes")
        @Nullable Boolean withinClasses,
    @Option(
            "Features by which samples are compared, such as {\"type\": \"rotation\"}; if absent, their"
                + " pixels")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features,
    @Option(
            value =
                "Iterations from one renewal of the clusters to the next, by the features of the"
                    + " discriminator as it learns (Liu et al. 2020); if absent, clusters stay",
            min = 1)
        @Nullable Integer renewEvery) {

  /**
   * Whether each cluster belongs to one class.
   *
   * @param classes how many the data have
   */
  boolean withinClasses(int classes) {
    return withinClasses == null ? classes > 0 : withinClasses;
  }
}
