package org.gan4j.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** IDX files keep the contract of datasets, with labels. */
class IdxContractTest extends DatasetContract<IdxConfiguration> {
  private static final int BYTES = 8;
  private static final int COUNT = 20;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    IdxFiles.write(
        folder, "images", IdxFiles.header(BYTES, COUNT, 3, 2), IdxFiles.counting(0, COUNT * 3 * 2));
    IdxFiles.write(folder, "labels", IdxFiles.header(BYTES, COUNT), IdxFiles.counting(0, COUNT));
  }

  @Override
  protected IdxProvider provider() {
    return new IdxProvider();
  }

  @Override
  protected IdxConfiguration configuration() {
    return new IdxConfiguration("images", "labels", null, Layout.AUTO, null);
  }

  @Override
  protected Path workingDirectory() {
    return folder;
  }
}
