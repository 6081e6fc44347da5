package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The decoded images of all image folders in the cache directory, and the hashes of their files.
 * Everything in it can be made again, and may be removed at any time, also while it is used.
 *
 * <p>Whenever an image folder is read, files are removed that were not used for {@linkplain
 * #MOST_AGE 90 days}, and then, if all together have more than {@linkplain #MOST_BYTES 20 GB},
 * those that were not used for the longest time. What the folder needs itself is kept.
 */
@ThreadSafe
public final class ImageCache {
  /** The most bytes that files have which are not needed at once. */
  public static final long MOST_BYTES = 20_000_000_000L;

  /** The longest time for which files that nobody uses are kept. */
  public static final Duration MOST_AGE = Duration.ofDays(90);

  private final Path images;
  private final Path hashes;

  /**
   * A pack of images with its keys, or the hashes of a folder; {@code files.get(0)} has the age.
   */
  private record Item(List<Path> files, long bytes, Instant used) {}

  /**
   * The cache in a directory.
   *
   * @param cacheDirectory that of {@link org.gan4j.api.data.DatasetContext}; need not exist
   */
  public ImageCache(Path cacheDirectory) {
    this.images = cacheDirectory.resolve("images");
    this.hashes = cacheDirectory.resolve("hashes");
  }

  /** The folder of the decoded images. */
  public Path images() {
    return images;
  }

  /** The folder of the files' hashes. */
  Path hashes() {
    return hashes;
  }

  /** Bytes of all files. */
  public long bytes() {
    return items().stream().mapToLong(Item::bytes).sum();
  }

  /**
   * Removes everything.
   *
   * @return the bytes that were freed
   * @throws GanException of kind FAILURE if a file cannot be removed
   */
  public long clear() {
    long freed = 0;
    for (Item item : items()) {
      try {
        remove(item);
      } catch (IOException e) {
        throw GanException.failure(
            "a file of the cache cannot be removed: " + e,
            item.files().get(0).toString(),
            "check its permissions, and whether another program uses it",
            e);
      }
      freed += item.bytes();
    }
    return freed;
  }

  /**
   * Removes what is too old or too much.
   *
   * @param needed files that stay, with the others of their pack
   */
  void evict(Set<Path> needed) {
    evict(needed, MOST_BYTES, Instant.now().minus(MOST_AGE));
  }

  /** Removes what was used last before a time, and then the oldest of what is too much. */
  void evict(Set<Path> needed, long mostBytes, Instant oldest) {
    List<Item> items = items();
    items.sort(Comparator.comparing(Item::used));
    long bytes = items.stream().mapToLong(Item::bytes).sum();
    for (Item item : items) {
      boolean removable = item.files().stream().noneMatch(needed::contains);
      boolean large = item.files().get(0).startsWith(images); // hashes take hardly any room
      boolean superfluous = item.used().isBefore(oldest) || (large && bytes > mostBytes);
      bytes -= removable && superfluous && removed(item) ? item.bytes() : 0;
    }
  }

  /** Whether an item could be removed: on some systems not while it is in use. */
  private static boolean removed(Item item) {
    try {
      remove(item);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void remove(Item item) throws IOException {
    for (Path file : item.files()) {
      Files.deleteIfExists(file);
    }
    Path folder = item.files().get(0).getParent();
    if (folder != null && isEmpty(folder)) {
      Files.deleteIfExists(folder);
    }
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Path file : list(hashes)) {
      add(items, List.of(file));
    }
    for (Path folder : list(images)) {
      if (!Files.isDirectory(folder)) {
        add(items, List.of(folder)); // of an earlier version
        continue;
      }
      List<Path> files = list(folder);
      for (Path file : files) {
        Path keys = sibling(file, PixelPack.KEYS);
        Path pixels = sibling(file, PixelPack.PIXELS);
        if (file.equals(keys)) {
          add(items, List.of(keys, pixels));
        } else if (!file.equals(pixels) || !files.contains(keys)) {
          add(items, List.of(file)); // half of a pack
        }
      }
    }
    return items;
  }

  private static Path sibling(Path file, String ending) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
  }

  private static void add(List<Item> items, List<Path> files) {
    try {
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.exists(file) ? Files.size(file) : 0;
      }
      BasicFileAttributes first = Files.readAttributes(files.get(0), BasicFileAttributes.class);
      items.add(new Item(files, bytes, first.lastModifiedTime().toInstant()));
    } catch (IOException e) {
      return; // removed meanwhile
    }
  }

  private static List<Path> list(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      return files; // not there, or not to be listed, and so left alone
    }
    return files;
  }

  private static boolean isEmpty(Path folder) {
    return list(folder).isEmpty();
  }
}
