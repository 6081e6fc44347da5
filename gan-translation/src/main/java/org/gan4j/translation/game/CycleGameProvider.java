package org.gan4j.translation.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code cycle}. */
public final class CycleGameProvider extends NamedProvider<CycleConfiguration>
    implements GameProvider<CycleConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CycleGameProvider() {
    super(
        "cycle",
        CycleConfiguration.class,
        "Two generators invert each other, each with a discriminator (CycleGAN: Zhu et al. 2017)");
  }

  @Override
  public Game create(CycleConfiguration configuration, GameContext context) {
    return new CycleGame(configuration, CycleDomains.of(configuration, context));
  }
}
