package org.gan4j.objectives.game;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;

/** Provides the game {@code adversarial}. */
public final class AdversarialGameProvider extends NamedProvider<AdversarialConfiguration>
    implements GameProvider<AdversarialConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdversarialGameProvider() {
    super(
        "adversarial",
        AdversarialConfiguration.class,
        "D tells real from generated, G fools it: Algorithm 1 of Goodfellow et al. 2014");
  }

  @Override
  public Game create(AdversarialConfiguration configuration, GameContext context) {
    return new AdversarialGame(configuration, context);
  }
}
