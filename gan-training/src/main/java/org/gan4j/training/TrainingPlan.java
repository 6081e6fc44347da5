package org.gan4j.training;

/**
 * The batch size and the length of a training.
 *
 * @param batchSize samples of every batch
 * @param length when it is over
 */
public record TrainingPlan(int batchSize, TrainingLength length) {}
