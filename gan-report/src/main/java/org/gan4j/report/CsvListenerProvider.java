package org.gan4j.report;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.game.Player;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingListenerProvider;

/** Provides the listener {@code csv}. */
public final class CsvListenerProvider extends NamedProvider<CsvListenerConfiguration>
    implements TrainingListenerProvider<CsvListenerConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CsvListenerProvider() {
    super(
        "csv",
        CsvListenerConfiguration.class,
        "Writes iterations.csv and evaluations.csv into the run's folder, for spreadsheets");
  }

  @Override
  public TrainingListener create(CsvListenerConfiguration configuration, ListenerContext context) {
    return new CsvListener(
        configuration.everyIterations(), context.players().stream().map(Player::name).toList());
  }
}
