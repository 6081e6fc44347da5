package org.gan4j.report;

import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingListenerProvider;

/** Provides the listener {@code csv}. */
public final class CsvListenerProvider
    implements TrainingListenerProvider<CsvListenerConfiguration> {

  @Override
  public String type() {
    return "csv";
  }

  @Override
  public Class<CsvListenerConfiguration> configuration() {
    return CsvListenerConfiguration.class;
  }

  @Override
  public String description() {
    return "Writes iterations.csv and evaluations.csv into the run's folder, for spreadsheets";
  }

  @Override
  public TrainingListener create(CsvListenerConfiguration configuration) {
    return new CsvListener(configuration.everyIterations());
  }
}
