package org.gan4j.objectives.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code ac-gan}. */
public final class AcGanGameProvider extends NamedProvider<AcGanConfiguration>
    implements GameProvider<AcGanConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AcGanGameProvider() {
    super(
        "ac-gan",
        AcGanConfiguration.class,
        "D also finds the class of each sample (AC-GAN: Odena et al. 2017)");
  }

  @Override
  public Game create(AcGanConfiguration configuration, GameContext context) {
    return new AcGanGame(configuration, context);
  }
}
