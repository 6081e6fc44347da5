package org.gan4j.core.assembly;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Table;
import org.gan4j.checkpoint.CheckpointHeader;

/** The encoding of the rows that networks were trained with, which other rows need as well. */
@ThreadSafe
public final class TrainedTable {
  private TrainedTable() {}

  /**
   * Rows as the networks know them; other samples as they are.
   *
   * @param dataset closed with the result
   * @param trained the header of the networks' checkpoint
   * @throws org.gan4j.api.GanException of kind USAGE if a column or a category is missing
   */
  public static Dataset encode(Dataset dataset, CheckpointHeader trained) {
    Table table = trained.table();
    return table == null ? dataset : dataset.encodedAs(table);
  }
}
