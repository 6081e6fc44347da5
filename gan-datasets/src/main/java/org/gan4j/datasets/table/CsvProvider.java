package org.gan4j.datasets.table;

import java.nio.file.Path;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;

/** Provides {@code csv}: the rows of a table, with numbers and categories. */
public final class CsvProvider extends NamedProvider<CsvConfiguration>
    implements DatasetProvider<CsvConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CsvProvider() {
    super(
        "csv",
        CsvConfiguration.class,
        "rows of a table with numbers and categories, from a CSV file (RFC 4180)");
  }

  /** Loads the file, since types and scales of the columns follow from all rows. */
  @Override
  public Dataset create(CsvConfiguration configuration, DatasetContext context) {
    Path file = PathText.resolve(context.workingDirectory(), configuration.path(), "dataset.path");
    return new CsvLoader(file, configuration).load();
  }
}
