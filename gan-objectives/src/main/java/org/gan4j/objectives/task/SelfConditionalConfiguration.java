package org.gan4j.objectives.task;

import org.gan4j.api.component.Option;

/**
 * Settings of the task {@code self-conditional}.
 *
 * @param clusters at most; the length of the condition
 * @param samplesPerCluster how many samples a cluster has at least
 * @param components principal components in which samples are compared
 * @param withinClasses whether each cluster belongs to one class
 */
public record SelfConditionalConfiguration(
    @Option(
            value = "Clusters of the training data; fewer if the data are few",
            defaultValue = "200",
            min = 1,
            max = 1000)
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
            value = "Whether each cluster belongs to one class, so that a class can be chosen",
            defaultValue = "false")
        boolean withinClasses) {}
