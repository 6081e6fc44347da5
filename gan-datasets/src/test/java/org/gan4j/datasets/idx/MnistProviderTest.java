package org.gan4j.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.idx.IdxFiles.counting;
import static org.gan4j.datasets.idx.IdxFiles.gzip;
import static org.gan4j.datasets.idx.IdxFiles.header;
import static org.gan4j.datasets.idx.IdxFiles.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Dataset;
import org.gan4j.datasets.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistProviderTest {
  @TempDir Path folder;

  @Test
  void readsTheFolderThatThePathNames() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    write(own, "train-images-idx3-ubyte", header(8, 2, 3, 3), counting(0, 18));
    write(own, "train-labels-idx1-ubyte", header(8, 2), new byte[] {7, 0});

    MnistConfiguration configuration = new MnistConfiguration("own", Split.TRAIN, null);
    try (Dataset dataset = new MnistProvider().create(configuration, context(folder))) {
      assertThat(dataset.size()).isEqualTo(2);
      assertThat(dataset.label(0)).isEqualTo(7);
      assertThat(dataset.classes()).hasSize(10);
    }
  }

  @Test
  void readsFilesWhoseNamesHaveADotInPlaceOfAHyphen() throws IOException {
    write(folder, "train-images.idx3-ubyte", header(8, 2, 3, 3), counting(0, 18));
    write(folder, "train-labels.idx1-ubyte", header(8, 2), new byte[] {7, 0});

    MnistConfiguration configuration = new MnistConfiguration(".", Split.TRAIN, null);
    try (Dataset dataset = new MnistProvider().create(configuration, context(folder))) {
      assertThat(dataset.size()).isEqualTo(2);
    }
  }

  @Test
  void readsTheCacheWithoutAPath() throws IOException {
    Path cached = Files.createDirectories(folder.resolve("cache/datasets/fashion-mnist"));
    write(
        cached,
        "t10k-images-idx3-ubyte.gz",
        gzip(IdxFiles.concat(header(8, 1, 1, 1), counting(0, 1))));
    write(cached, "t10k-labels-idx1-ubyte.gz", gzip(IdxFiles.concat(header(8, 1), new byte[] {9})));

    MnistConfiguration configuration = new MnistConfiguration(null, Split.TEST, null);
    try (Dataset dataset = new FashionMnistProvider().create(configuration, context(folder))) {
      assertThat(dataset.classes().get(dataset.label(0))).isEqualTo("Ankle boot");
    }
  }

  @Test
  void saysHowToGetWhatIsMissing() {
    MnistConfiguration configuration = new MnistConfiguration(null, Split.TRAIN, null);

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> new MnistProvider().create(configuration, context(folder)))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).contains("train-images-idx3-ubyte.gz of mnist is not on");
              assertThat(e.where()).contains("mnist");
              assertThat(e.remedy()).contains("fetch \"mnist\"").contains("\"path\"");
            });
  }

  @Test
  void refusesLabelsThatAreNotAClass() throws IOException {
    write(folder, "train-images-idx3-ubyte", header(8, 1, 1, 1), counting(0, 1));
    write(folder, "train-labels-idx1-ubyte", header(8, 1), new byte[] {10});

    MnistConfiguration configuration = new MnistConfiguration(".", Split.TRAIN, null);
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> new MnistProvider().create(configuration, context(folder)))
        .withMessageContaining("label 0 is 10, but there are 10 classes");
  }

  @Test
  void readsTheOfficialFilesOfWhichTheBuiltInDigitsAreTheBeginning() {
    String official = SharedFiles.folder("mnist").toString();
    MnistConfiguration all = new MnistConfiguration(official, Split.TRAIN, null);
    MnistConfiguration first = new MnistConfiguration(official, Split.TRAIN, 10_000);
    MnistConfiguration heldOut = new MnistConfiguration(official, Split.TEST, null);

    try (Dataset train = new MnistProvider().create(all, context(folder));
        Dataset beginning = new MnistProvider().create(first, context(folder));
        Dataset test = new MnistProvider().create(heldOut, context(folder));
        Dataset builtIn =
            new Mnist10kProvider().create(new Mnist10kConfiguration(null), context(folder))) {
      assertThat(train.size()).isEqualTo(60_000);
      assertThat(test.size()).isEqualTo(10_000);
      assertThat(beginning.fingerprint()).isEqualTo(builtIn.fingerprint());
    }
  }
}
