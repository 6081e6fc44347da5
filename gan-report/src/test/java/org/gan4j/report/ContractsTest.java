package org.gan4j.report;

import java.nio.file.Path;
import org.gan4j.report.tensorboard.DecodedEvents;
import org.gan4j.report.tensorboard.TensorBoardConfiguration;
import org.gan4j.report.tensorboard.TensorBoardProvider;
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

  @Nested
  class TensorBoard extends TrainingListenerContract<TensorBoardConfiguration> {
    @Override
    protected TensorBoardProvider provider() {
      return new TensorBoardProvider();
    }

    @Override
    protected TensorBoardConfiguration configuration() {
      return new TensorBoardConfiguration(2, true);
    }

    /** Events without their times; a run that continues has more files. */
    @Override
    protected Object left(Path run) {
      return DecodedEvents.of(run.resolve("tensorboard")).stream()
          .map(event -> event.toBuilder().clearWallTime().build().toString())
          .toList();
    }
  }
}
