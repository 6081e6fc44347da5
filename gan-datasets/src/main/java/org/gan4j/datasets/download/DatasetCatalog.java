package org.gan4j.datasets.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;

/**
 * The datasets that can be fetched.
 *
 * @param entries one a dataset
 */
public record DatasetCatalog(List<CatalogEntry> entries) {

  /** Copies the list. */
  public DatasetCatalog {
    entries = List.copyOf(entries);
  }

  /** MNIST and Fashion-MNIST. */
  public static DatasetCatalog standard() {
    return new DatasetCatalog(List.of(mnist(), fashionMnist()));
  }

  /** The folder of a fetched dataset. */
  public static Path folder(Path cacheDirectory, String name) {
    return cacheDirectory.resolve("datasets").resolve(name);
  }

  /**
   * Finds a dataset by its name.
   *
   * @throws GanException of kind USAGE if there is none
   */
  public CatalogEntry entry(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no dataset of this name to fetch",
                    name,
                    "take one of: "
                        + entries.stream()
                            .map(CatalogEntry::name)
                            .collect(Collectors.joining(", "))));
  }

  private static CatalogEntry mnist() {
    return new CatalogEntry(
        "mnist",
        "70,000 handwritten digits, 28×28 grey",
        "CC BY-SA 3.0, Y. LeCun and C. Cortes",
        List.of(
            new RemoteFile(
                "train-images-idx3-ubyte.gz",
                9_912_422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new RemoteFile(
                "train-labels-idx1-ubyte.gz",
                28_881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new RemoteFile(
                "t10k-images-idx3-ubyte.gz",
                1_648_877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new RemoteFile(
                "t10k-labels-idx1-ubyte.gz",
                4_542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
        List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")));
  }

  private static CatalogEntry fashionMnist() {
    return new CatalogEntry(
        "fashion-mnist",
        "70,000 pictures of clothes, 28×28 grey",
        "MIT, Zalando SE",
        List.of(
            new RemoteFile(
                "train-images-idx3-ubyte.gz",
                26_421_880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new RemoteFile(
                "train-labels-idx1-ubyte.gz",
                29_515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new RemoteFile(
                "t10k-images-idx3-ubyte.gz",
                4_422_102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new RemoteFile(
                "t10k-labels-idx1-ubyte.gz",
                5_148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
        List.of(
            URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            URI.create(
                "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")));
  }
}
