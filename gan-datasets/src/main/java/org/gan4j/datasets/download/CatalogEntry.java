package org.gan4j.datasets.download;

import java.net.URI;
import java.util.List;

/**
 * A dataset that can be fetched.
 *
 * @param name the value of {@code "type"} in experiments
 * @param description one line
 * @param licence the terms its authors gave it
 * @param files all its files
 * @param mirrors folders on the web that have all the files, in the order to try them
 */
public record CatalogEntry(
    String name, String description, String licence, List<RemoteFile> files, List<URI> mirrors) {

  /** Copies the lists. */
  public CatalogEntry {
    files = List.copyOf(files);
    mirrors = List.copyOf(mirrors);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(RemoteFile::bytes).sum();
  }
}
