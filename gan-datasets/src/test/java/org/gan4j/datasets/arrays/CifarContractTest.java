package org.gan4j.datasets.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR keeps the contract of datasets, with mirrored images. */
class CifarContractTest extends DatasetContract<Cifar10Configuration> {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFile() throws IOException {
    byte[] records = new byte[20 * (1 + CifarFiles.IMAGE)];
    for (int i = 0; i < records.length; i++) {
      boolean label = i % (1 + CifarFiles.IMAGE) == 0;
      records[i] = (byte) (label ? i % 10 : i * 31);
    }
    Files.write(folder.resolve("some.bin"), records);
  }

  @Override
  protected Cifar10Provider provider() {
    return new Cifar10Provider();
  }

  @Override
  protected Cifar10Configuration configuration() {
    return new Cifar10Configuration("some.bin", CifarSplit.TRAIN, true, null);
  }

  @Override
  protected Path workingDirectory() {
    return folder;
  }
}
