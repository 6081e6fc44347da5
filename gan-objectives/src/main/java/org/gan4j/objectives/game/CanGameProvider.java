package org.gan4j.objectives.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code can}. */
public final class CanGameProvider extends NamedProvider<CanConfiguration>
    implements GameProvider<CanConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CanGameProvider() {
    super(
        "can",
        CanConfiguration.class,
        "D tells styles apart, and G makes samples of no style in particular (CAN: Elgammal et al."
            + " 2017)");
  }

  @Override
  public Game create(CanConfiguration configuration, GameContext context) {
    return new CanGame(configuration, context);
  }
}
