package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Decoded images on disk, by the content of their files: a folder of {@linkplain PixelPack packs}
 * for each decoding. Thread-safe, and safe to use from several processes at once: each of them
 * writes to a pack of its own and reads all.
 *
 * <p>Nothing here fails: a cache that cannot be used is one in which nothing is found.
 */
@ThreadSafe
final class PixelCache implements AutoCloseable {

  /** The state of a record's image. */
  enum State {
    /** Nothing. */
    ABSENT(0),
    /** Here are its pixels. */
    IMAGE(1),
    /** Damaged; the reason is stored in place of the pixels. */
    BROKEN(2);

    private final int code;

    State(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static State of(int code) {
      return code == IMAGE.code ? IMAGE : code == BROKEN.code ? BROKEN : ABSENT;
    }
  }

  /** A larger pack would be kept for the sake of few images. */
  private static final long MOST_BYTES = 1L << 30;

  private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\" + PixelPack.KEYS);

  private final Path folder;
  private final byte[] identity;
  private final int contentBytes;
  private final Set<ContentHash> wanted;
  private final Map<Integer, PixelPack> packs = new TreeMap<>();
  private final Map<ContentHash, Place> places = new HashMap<>();
  private @Nullable PixelPack writer;
  private boolean writable = true;
  private boolean closed;
  private @Nullable String warning;

  private record Place(PixelPack pack, int number) {}

  /**
   * Opens a cache; its folder need not exist.
   *
   * @param folder of this decoding alone
   * @param identity identifies the decoding, a hash of its settings; a pack of another identity is
   *     not read
   * @param imageBytes of every image
   * @param wanted the images that will be asked for
   */
  PixelCache(Path folder, byte[] identity, int imageBytes, Set<ContentHash> wanted) {
    this.folder = folder;
    this.identity = identity.clone();
    this.contentBytes = imageBytes;
    this.wanted = Set.copyOf(wanted);
    refresh();
    inUse(0).forEach(PixelPack::touch);
  }

  /** Looks for images that others have added. */
  synchronized void refresh() {
    if (closed || !Files.isDirectory(folder)) {
      return;
    }
    for (int number : numbers()) {
      open(number);
    }
    packs.values().forEach(this::take);
  }

  /**
   * Reads an image.
   *
   * @param content overwritten with the pixels, or with UTF-8 text ended by a zero if the image is
   *     broken
   */
  synchronized State read(ContentHash hash, byte[] content) {
    Place place = places.get(hash);
    if (place == null || closed) {
      return State.ABSENT;
    }
    State state = place.pack().read(place.number(), hash, content);
    if (state == State.ABSENT) {
      places.remove(hash);
    }
    return state;
  }

  /** Whether something is known about an image. */
  boolean contains(ContentHash hash) {
    return read(hash, new byte[contentBytes]) != State.ABSENT;
  }

  /** Keeps the pixels of an image, if that is possible. */
  void writeImage(ContentHash hash, byte[] pixels) {
    write(hash, State.IMAGE, pixels);
  }

  /** Keeps that an image is broken, and as much as fits of the reason. */
  void writeBroken(ContentHash hash, String problem) {
    byte[] text = problem.getBytes(StandardCharsets.UTF_8);
    write(hash, State.BROKEN, Arrays.copyOf(text, contentBytes));
  }

  /** Why the cache cannot be used, or no longer be filled. */
  synchronized Optional<String> warning() {
    return Optional.ofNullable(warning);
  }

  /** The files of the packs that consist of wanted images by half or more. */
  synchronized Set<Path> needed() {
    Set<Path> needed = new HashSet<>();
    for (PixelPack pack : inUse(0.5)) {
      needed.add(pack.keysPath());
    }
    return needed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (PixelPack pack : packs.values()) {
      close(pack);
    }
    packs.clear();
    places.clear();
    writer = null;
  }

  /** The packs of which more than a share is wanted. */
  private synchronized Set<PixelPack> inUse(double share) {
    Map<PixelPack, Integer> counts = new HashMap<>();
    places.values().forEach(place -> counts.merge(place.pack(), 1, Integer::sum));
    Set<PixelPack> used = new HashSet<>();
    counts.forEach(
        (pack, count) -> {
          if (count > share * pack.count()) {
            used.add(pack);
          }
        });
    return used;
  }

  private synchronized void write(ContentHash hash, State state, byte[] content) {
    if (closed || !writable) {
      return;
    }
    try {
      PixelPack pack = writer();
      places.put(hash, new Place(pack, pack.append(hash, state, content)));
    } catch (IOException e) {
      writable = false;
      warning =
          ("the cache of decoded images %s cannot be filled (%s): images that it lacks are decoded"
                  + " anew each time")
              .formatted(folder, e.getMessage());
    }
  }

  /** The pack to add to: the first one to which nobody else writes, and which has room. */
  private PixelPack writer() throws IOException {
    PixelPack current = writer;
    if (current != null && current.bytes() < MOST_BYTES) {
      return current;
    }
    Files.createDirectories(folder);
    for (int number = 0; ; number++) {
      PixelPack present = packs.get(number);
      if (present != null && present.bytes() >= MOST_BYTES) {
        continue;
      }
      if (present != null) {
        forget(number); // first, since closing a file gives up all locks of a process on it
      }
      PixelPack opened = PixelPack.forWriting(stem(number), identity, contentBytes);
      if (opened == null) {
        open(number);
      } else {
        packs.put(number, opened);
        take(opened);
        writer = opened;
        return opened;
      }
    }
  }

  /** The numbers of the packs in the folder. */
  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PixelPack.KEYS)) {
      for (Path file : files) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        if (matcher.matches()) {
          numbers.add(Integer.valueOf(matcher.group(1)));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return numbers; // what cannot be listed is not read
    }
    return numbers;
  }

  private void open(int number) {
    if (packs.containsKey(number)) {
      return;
    }
    try {
      PixelPack pack = PixelPack.forReading(stem(number), identity, contentBytes);
      if (pack != null) {
        packs.put(number, pack);
        take(pack);
      }
    } catch (IOException e) {
      packs.remove(number); // removed meanwhile, or not to be read
    }
  }

  private void forget(int number) {
    PixelPack pack = packs.remove(number);
    if (pack != null) {
      places.values().removeIf(place -> place.pack().equals(pack));
      close(pack);
    }
  }

  private void take(PixelPack pack) {
    pack.forNewKeys(
        (hash, number) -> {
          if (wanted.contains(hash)) {
            places.put(hash, new Place(pack, number));
          }
        });
  }

  private Path stem(int number) {
    return folder.resolve(String.valueOf(number));
  }

  private void close(PixelPack pack) {
    try {
      pack.close();
    } catch (IOException e) {
      warning =
          "the cache of decoded images %s could not be closed (%s)"
              .formatted(folder, e.getMessage());
    }
  }
}
