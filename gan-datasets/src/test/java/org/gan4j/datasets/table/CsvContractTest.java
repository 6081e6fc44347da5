package org.gan4j.datasets.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tables keep the contract of datasets, with labels, noise and modes. */
class CsvContractTest extends DatasetContract<CsvConfiguration> {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFile() throws IOException {
    Files.writeString(folder.resolve("deliveries.csv"), Deliveries.csv(60));
  }

  @Override
  protected CsvProvider provider() {
    return new CsvProvider();
  }

  @Override
  protected CsvConfiguration configuration() {
    return Csv.configuration(
        "deliveries.csv", "\"label\": \"vehicle\", \"normalization\": \"modes\"");
  }

  @Override
  protected Path workingDirectory() {
    return folder;
  }
}
