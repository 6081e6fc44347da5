package org.gan4j.api.training;

import org.gan4j.api.schedule.Progress;

/**
 * What one pass of the schedule was like: means over its steps. A value is NaN where no step of
 * this pass gave one.
 *
 * @param progress after the pass
 * @param discriminatorLoss mean over the discriminator's steps
 * @param generatorLoss mean over the generator's steps, adversarial term only
 * @param discriminatorPenalty the regularizers' terms
 * @param generatorPenalty the regularizers' terms and the task's reconstruction term
 * @param realScore D(x), mean probability that a real sample is real, in [0, 1]
 * @param fakeScore D(G(z)) in the discriminator's steps, in [0, 1]
 * @param discriminatorGradientNorm Euclidean norm before clipping
 * @param generatorGradientNorm Euclidean norm before clipping
 * @param seconds wall-clock time of the pass, data included, listeners excluded
 * @param secondsWaitedForData the part of it spent waiting for the dataset
 */
public record IterationReport(
    Progress progress,
    double discriminatorLoss,
    double generatorLoss,
    double discriminatorPenalty,
    double generatorPenalty,
    double realScore,
    double fakeScore,
    double discriminatorGradientNorm,
    double generatorGradientNorm,
    double seconds,
    double secondsWaitedForData) {}
