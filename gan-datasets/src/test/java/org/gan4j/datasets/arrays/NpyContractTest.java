package org.gan4j.datasets.arrays;

import java.nio.file.Path;
import org.gan4j.datasets.idx.Layout;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Arrays keep the contract of datasets, with labels. */
class NpyContractTest extends DatasetContract<NpyConfiguration> {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() {
    Npy.write(folder.resolve("x.npy"), "|u1", false, "20, 3, 2", Npy.counting(120));
    Npy.write(folder.resolve("y.npy"), "|u1", false, "20,", Npy.counting(20));
  }

  @Override
  protected NpyProvider provider() {
    return new NpyProvider();
  }

  @Override
  protected NpyConfiguration configuration() {
    return new NpyConfiguration("x.npy", null, "y.npy", null, null, Layout.AUTO, null, null);
  }

  @Override
  protected Path workingDirectory() {
    return folder;
  }
}
