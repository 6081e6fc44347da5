package org.gan4j.experiment;

import org.gan4j.api.component.Option;

/**
 * Training by several workers, each with its share of the data, whose networks are averaged after
 * every round: local SGD (Stich, "Local SGD converges fast and communicates little", 2019). The
 * workers are part of the experiment; on how many machines they run is not.
 */
public record LocalSgdOptions(
    @Option(value = "Workers, each with its share of the data", min = 1, max = 10_000) int workers,
    @Option(
            value = "Iterations of each worker in a round, after which the workers are averaged",
            defaultValue = "50",
            min = 1)
        long roundIterations,
    @Option(
            value =
                "Learning rate of the outer step from the last average to the new one; 1 takes the"
                    + " average",
            defaultValue = "1",
            above = 0)
        double outerLearningRate,
    @Option(
            value = "Nesterov momentum of the outer steps, as in DiLoCo; 0 for none",
            defaultValue = "0",
            min = 0,
            below = 1)
        double outerMomentum) {

  /** The average of the workers, without outer steps. */
  public LocalSgdOptions(int workers, long roundIterations) {
    this(workers, roundIterations, 1, 0);
  }

  /** Whether a round ends with a step from the last average, and not with the average itself. */
  public boolean takesOuterSteps() {
    return outerLearningRate != 1 || outerMomentum != 0;
  }
}
