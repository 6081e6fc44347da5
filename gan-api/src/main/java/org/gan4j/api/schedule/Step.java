package org.gan4j.api.schedule;

/**
 * What comes next: one parameter update of one player.
 *
 * @param player who learns
 * @param endsIteration whether one pass of the schedule is complete after it
 */
public record Step(Player player, boolean endsIteration) {}
