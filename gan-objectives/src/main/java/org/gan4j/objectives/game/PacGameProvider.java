package org.gan4j.objectives.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code pac}. */
public final class PacGameProvider extends NamedProvider<PacConfiguration>
    implements GameProvider<PacConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public PacGameProvider() {
    super(
        "pac",
        PacConfiguration.class,
        "D classifies several samples together, against mode collapse (PacGAN: Lin et al. 2018)");
  }

  @Override
  public Game create(PacConfiguration configuration, GameContext context) {
    return new PacGame(configuration, context);
  }
}
