package org.gan4j.api.game;

/**
 * The next step of a training: one parameter update of one player.
 *
 * @param player the name of the player to update
 * @param endsIteration whether one pass of the schedule is complete after it
 */
public record Step(String player, boolean endsIteration) {}
