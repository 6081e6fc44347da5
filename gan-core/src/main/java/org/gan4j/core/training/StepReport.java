package org.gan4j.core.training;

import org.gan4j.api.schedule.Player;

/**
 * What one parameter update was like.
 *
 * @param player who learned
 * @param loss value of the player's loss, a mean over the batch
 * @param penalty sum of the regularizers' terms, and of the task's reconstruction term for the
 *     generator
 * @param realScore D(x): mean of the sigmoid of the real logits; NaN where they were not computed
 * @param fakeScore D(G(z)): mean of the sigmoid of the fake logits
 * @param accuracy share of the samples that the discriminator judged rightly before the update; in
 *     the generator's step there are generated ones only
 * @param gradientNorm Euclidean norm of the parameters' gradient, before clipping
 */
record StepReport(
    Player player,
    double loss,
    double penalty,
    double realScore,
    double fakeScore,
    double accuracy,
    double gradientNorm) {}
