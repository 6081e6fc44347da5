package org.gan4j.objectives.task;

/** What both players receive of the clusters of the training data. */
public enum ClusterCondition {
  /** The cluster of a sample, one-hot: Liu et al. 2020. */
  CLUSTER,
  /** The coordinates of the cluster's centre, so that similar clusters have similar conditions. */
  CENTRE,
  /** The coordinates of a sample, with noise: its neighbourhood, after Casanova et al. 2021. */
  NEIGHBOURHOOD
}
