package org.gan4j.core.training;

/**
 * The batch size and the length of a training.
 *
 * @param batchSize samples of every batch
 * @param length when it is over
 */
public record TrainingPlan(int batchSize, TrainingLength length) {}
