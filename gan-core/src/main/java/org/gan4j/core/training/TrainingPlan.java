package org.gan4j.core.training;

/**
 * How a training is run.
 *
 * @param batchSize samples of every batch
 * @param length when it is over
 */
public record TrainingPlan(int batchSize, TrainingLength length) {}
