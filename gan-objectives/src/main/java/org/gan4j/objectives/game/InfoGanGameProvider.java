package org.gan4j.objectives.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code info-gan}. */
public final class InfoGanGameProvider extends NamedProvider<InfoGanConfiguration>
    implements GameProvider<InfoGanConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public InfoGanGameProvider() {
    super(
        "info-gan",
        InfoGanConfiguration.class,
        "G takes a code that can be read off its samples (InfoGAN: Chen et al. 2016)");
  }

  @Override
  public Game create(InfoGanConfiguration configuration, GameContext context) {
    return new InfoGanGame(configuration, context);
  }
}
