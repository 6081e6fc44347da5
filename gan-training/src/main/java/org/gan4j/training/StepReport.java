package org.gan4j.training;

import java.util.Map;

/**
 * The results of one parameter update.
 *
 * @param player the updated player
 * @param loss value of the player's loss, a mean over the batch
 * @param penalty sum of the objective's other terms and of the regularizers' penalties
 * @param gradientNorm Euclidean norm of the gradient of all its parameters, before clipping
 * @param accuracy what the game reported for schedules, in [0, 1]
 * @param numbers what else the game reported, by name
 */
record StepReport(
    String player,
    double loss,
    double penalty,
    double gradientNorm,
    double accuracy,
    Map<String, Double> numbers) {}
