package org.gan4j.datasets.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Fetches datasets into the cache directory, where the datasets of the same name look for them. A
 * file appears there only when it is complete and its checksum is right. A partial file is kept,
 * and the next attempt continues from there. Safe across processes.
 *
 * <p>Thread-safe; fetches of one dataset wait for each other.
 */
@ThreadSafe
public final class DatasetFetcher {
  private final DatasetCatalog catalog;
  private final Path cacheDirectory;
  private final Mirrors mirrors;
  private final Patience patience;
  private final HttpTransfer transfer;

  /**
   * Creates a fetcher.
   *
   * @param cacheDirectory that of {@link org.gan4j.api.data.DatasetContext}; the file {@code
   *     mirrors.json} in it, as {@code {"mnist": ["https://host/folder/"]}}, replaces the catalog's
   *     mirrors
   * @param environment the variables of the process; {@code GAN_DATASETS_MIRROR}, the address of a
   *     folder with a folder for each dataset, replaces all mirrors
   */
  public DatasetFetcher(
      DatasetCatalog catalog, Path cacheDirectory, Map<String, String> environment) {
    this(catalog, cacheDirectory, environment, Patience.standard());
  }

  DatasetFetcher(
      DatasetCatalog catalog,
      Path cacheDirectory,
      Map<String, String> environment,
      Patience patience) {
    this.catalog = catalog;
    this.cacheDirectory = cacheDirectory;
    this.mirrors = new Mirrors(cacheDirectory, environment);
    this.patience = patience;
    this.transfer = new HttpTransfer(patience);
  }

  /** Whether all files of a dataset are there; their checksums were right when they came. */
  public boolean isFetched(CatalogEntry entry) {
    Path folder = DatasetCatalog.folder(cacheDirectory, entry.name());
    return entry.files().stream().allMatch(file -> Files.exists(folder.resolve(file.name())));
  }

  /**
   * Fetches the missing files of a dataset; waits while another thread or process does the same.
   *
   * @param name as in the catalog
   * @param givenMirrors addresses of folders with the dataset's files, to use instead of all
   *     others; may be empty
   * @return the folder with its files
   * @throws GanException of kind USAGE if there is no such dataset or an address is malformed; of
   *     kind FAILURE if no mirror gives the right files, or the disk does not take them
   */
  public Path fetch(String name, List<String> givenMirrors, FetchListener listener) {
    CatalogEntry entry = catalog.entry(name);
    List<URI> sources = mirrors.of(entry, givenMirrors);
    Path folder = DatasetCatalog.folder(cacheDirectory, name);
    Runnable onWait = () -> listener.note("waiting for another one who fetches " + name);
    try {
      Files.createDirectories(folder);
      try (FolderLock lock = FolderLock.acquire(folder, onWait)) {
        for (RemoteFile file : entry.files()) {
          fetch(entry, file, sources, folder, listener);
        }
      }
    } catch (IOException e) {
      throw GanException.failure(
          "the files cannot be stored: " + e,
          folder.toString(),
          "make the folder writable and give it room for %,d bytes".formatted(entry.bytes()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GanException.failure(
          "fetching was interrupted", folder.toString(), "fetch again: it goes on from there", e);
    }
    return folder;
  }

  private void fetch(
      CatalogEntry entry, RemoteFile file, List<URI> sources, Path folder, FetchListener listener)
      throws IOException, InterruptedException {
    PartialFile partial = new PartialFile(folder, file);
    if (partial.isFinished()) {
      listener.progress(file, file.bytes());
      return;
    }
    List<String> failures = new ArrayList<>();
    for (URI source : sources) {
      try {
        fetch(source.resolve(file.name()), file, partial, listener);
        return;
      } catch (MirrorException e) {
        failures.add("%s %s".formatted(source.getHost(), e.reason()));
        listener.note(failures.get(failures.size() - 1));
      }
    }
    throw GanException.failure(
            "%s of %s cannot be fetched: %s"
                .formatted(file.name(), entry.name(), String.join("; ", failures)),
            folder.toString(),
            "put the files into this folder by hand, give another mirror, or set \"path\" in the"
                + " experiment")
        .withCode(ErrorCode.FETCH_FAILED, entry.name());
  }

  /** Asks one mirror again and again, as long as that gets further, and fast enough. */
  private void fetch(URI source, RemoteFile file, PartialFile partial, FetchListener listener)
      throws MirrorException, IOException, InterruptedException {
    long most = partial.length();
    long pause = patience.pause().toMillis();
    int attempt = 1;
    Pace pace = new Pace(patience);
    while (true) {
      try {
        fetchOnce(source, file, partial, pace, listener);
        return;
      } catch (MirrorException e) {
        if (partial.length() > most) {
          most = partial.length();
          pause = patience.pause().toMillis();
          attempt = 1;
        }
        if (!e.isPassing() || attempt == patience.attempts()) {
          throw e;
        }
        pace.check();
      }
      Thread.sleep(pause);
      pause *= 2;
      attempt++;
    }
  }

  private void fetchOnce(
      URI source, RemoteFile file, PartialFile partial, Pace pace, FetchListener listener)
      throws MirrorException, IOException, InterruptedException {
    boolean fresh = partial.length() == 0;
    if (partial.length() < file.bytes()) {
      transfer.fetch(source, file, partial, pace, listener);
    }
    if (!partial.finish()) {
      partial.delete();
      String problem = "gives other content: its checksum is not the one it should be";
      // The earlier part may be at fault: it may be from another mirror or of an earlier version.
      throw fresh ? MirrorException.lasting(problem) : MirrorException.passing(problem);
    }
  }
}
