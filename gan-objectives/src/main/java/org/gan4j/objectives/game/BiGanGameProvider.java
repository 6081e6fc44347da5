package org.gan4j.objectives.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code bi-gan}. */
public final class BiGanGameProvider extends NamedProvider<BiGanConfiguration>
    implements GameProvider<BiGanConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public BiGanGameProvider() {
    super(
        "bi-gan",
        BiGanConfiguration.class,
        "An encoder learns to invert G (BiGAN: Donahue et al. 2017)");
  }

  @Override
  public Game create(BiGanConfiguration configuration, GameContext context) {
    return new BiGanGame(configuration, context);
  }
}
