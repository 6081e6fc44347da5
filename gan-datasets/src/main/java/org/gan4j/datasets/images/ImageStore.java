package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.datasets.images.PixelCache.State;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageMemory;
import org.jspecify.annotations.Nullable;

/** The prepared images of a folder by number: from the cache, else from their files. */
@ThreadSafe
final class ImageStore implements AutoCloseable {
  /** Photographs have a tenth of it; it bounds what one thread takes into memory. */
  private static final long MOST_BYTES = 200_000_000;

  private static final int MOST_THREADS = 8;
  private static final int FILES_PER_TASK = 64;
  private static final byte[] NOTHING = {};

  private final ImageListing listing;
  private final FileHashes files;
  private final Function<Set<ContentHash>, PixelCache> caches;
  private final Preparation preparation;
  private final BitSet known = new BitSet();
  private final ExecutorService decoders = decoders();
  private @Nullable Opened opened;

  /** Makes the levels of a sample from the bytes of an image file. */
  @FunctionalInterface
  interface Preparation {
    /** Levels 0 to 255, [channels, height, width]. */
    byte[] prepare(byte[] file) throws BrokenImageException;
  }

  /** What is there once all files have been read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Opened(ContentHash[] hashes, PixelCache cache) {}

  /**
   * Names the images; none is opened before the first is asked for.
   *
   * @param files the hashes of the listed files
   * @param caches gives the cache for images with these hashes
   */
  ImageStore(
      ImageListing listing,
      FileHashes files,
      Function<Set<ContentHash>, PixelCache> caches,
      Preparation preparation) {
    this.listing = listing;
    this.files = files;
    this.caches = caches;
    this.preparation = preparation;
  }

  /**
   * The hashes of all files' contents, by number. The first call reads those files whose hashes are
   * not known, several at a time.
   *
   * @throws GanException if a file cannot be read
   */
  List<ContentHash> hashes() {
    return List.of(opened().hashes());
  }

  /**
   * Decodes those images that the cache lacks, several at a time, and adds them to it.
   *
   * @return the results, by number
   * @throws GanException if a file cannot be read
   */
  Map<Integer, Outcome> decodeMissing(int[] indices) {
    Map<Integer, Future<Outcome>> pending = new HashMap<>();
    int[] missing = Arrays.stream(indices).filter(index -> !isCached(index)).toArray();
    if (missing.length > 0) {
      opened().cache().refresh();
    }
    for (int index : missing) {
      if (!isCached(index)) {
        pending.computeIfAbsent(index, number -> decoders.submit(() -> decode(number)));
      }
    }
    Map<Integer, Outcome> outcomes = new HashMap<>();
    pending.forEach((index, outcome) -> outcomes.put(index, await(outcome)));
    return outcomes;
  }

  /**
   * Fetches one image.
   *
   * @param decoded images that need not be looked for
   * @param pixels overwritten with levels 0 to 255, [channels, height, width]
   * @return why the image is broken; null if it is not
   * @throws GanException if its file cannot be read
   */
  @Nullable String load(int index, Map<Integer, Outcome> decoded, byte[] pixels) {
    Outcome outcome = decoded.get(index);
    if (outcome == null) {
      State state = opened().cache().read(opened().hashes()[index], pixels);
      if (state == State.IMAGE) {
        return null;
      }
      outcome = state == State.BROKEN ? new Outcome(NOTHING, text(pixels)) : decode(index);
    }
    if (outcome.problem() == null) {
      System.arraycopy(outcome.pixels(), 0, pixels, 0, pixels.length);
    }
    return outcome.problem();
  }

  /** The problem with the cache. */
  synchronized Optional<String> warning() {
    return opened == null ? Optional.empty() : opened.cache().warning();
  }

  @Override
  public synchronized void close() {
    decoders.shutdownNow();
    if (opened != null) {
      opened.cache().close();
    }
  }

  private synchronized Opened opened() {
    Opened present = opened;
    if (present == null) {
      ContentHash[] hashes = hash();
      present = new Opened(hashes, caches.apply(new HashSet<>(Arrays.asList(hashes))));
      opened = present;
    }
    return present;
  }

  private ContentHash[] hash() {
    ContentHash[] hashes = new ContentHash[listing.files().size()];
    List<Future<?>> tasks = new ArrayList<>();
    for (int start = 0; start < hashes.length; start += FILES_PER_TASK) {
      int first = start;
      int end = Math.min(hashes.length, start + FILES_PER_TASK);
      tasks.add(
          decoders.submit(
              () -> {
                for (int index = first; index < end; index++) {
                  hashes[index] = hash(index);
                }
              }));
    }
    tasks.forEach(ImageStore::await);
    files.save();
    return hashes;
  }

  private ContentHash hash(int index) {
    Path file = listing.path(index);
    try {
      return files.of(listing.files().get(index).name(), file, ContentHash::ofFile);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private boolean isCached(int index) {
    synchronized (known) {
      if (!known.get(index)) {
        known.set(index, opened().cache().contains(opened().hashes()[index]));
      }
      return known.get(index);
    }
  }

  private Outcome decode(int index) {
    ContentHash hash = opened().hashes()[index];
    try {
      byte[] pixels = preparation.prepare(contents(listing.path(index), hash));
      opened().cache().writeImage(hash, pixels);
      return new Outcome(pixels, null);
    } catch (BrokenImageException e) {
      String problem = String.valueOf(e.getMessage());
      opened().cache().writeBroken(hash, problem);
      return new Outcome(NOTHING, problem);
    } catch (OutOfMemoryError e) {
      throw ImageMemory.exceeded(listing.path(index), e);
    }
  }

  /**
   * The bytes of a file, all at once. This distinguishes a failing disk or network from a broken
   * image, which would be recorded as such.
   */
  private static byte[] contents(Path file, ContentHash hash) throws BrokenImageException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BrokenImageException("the file has more than %,d bytes".formatted(MOST_BYTES));
      }
      byte[] content = Files.readAllBytes(file);
      if (!ContentHash.of(content).equals(hash)) {
        throw GanException.failure(
            "the image was changed while the folder was in use",
            file.toString(),
            "leave the folder as it is while it is read, and start again");
      }
      return content;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static GanException unreadable(Path file, IOException cause) {
    return GanException.failure(
        "the image cannot be read: " + cause,
        file.toString(),
        "leave the folder as it is while it is read, and check its permissions",
        cause);
  }

  private static <T> T await(Future<T> outcome) {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while images were decoded", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GanException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static String text(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static ExecutorService decoders() {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = Math.max(1, Math.min(cores, MOST_THREADS));
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "image-decoder");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
