package org.gan4j.report;

import org.gan4j.testkit.TrainingListenerContract;
import org.junit.jupiter.api.Nested;

/** Every component of this module keeps its contract. */
class ContractsTest {

  @Nested
  class Csv extends TrainingListenerContract<CsvListenerConfiguration> {
    @Override
    protected CsvListenerProvider provider() {
      return new CsvListenerProvider();
    }

    @Override
    protected CsvListenerConfiguration configuration() {
      return new CsvListenerConfiguration(2);
    }
  }
}
