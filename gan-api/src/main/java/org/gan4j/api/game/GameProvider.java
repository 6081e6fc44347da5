package org.gan4j.api.game;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of game. {@code create} throws a {@link org.gan4j.api.GanException} of kind USAGE
 * if the game does not go with the task or the latent.
 */
public interface GameProvider<C extends Record> extends ComponentProvider<C, GameContext, Game> {}
