package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.datasets.images.PixelCache.State;
import org.gan4j.images.decode.BrokenImageException;
import org.jspecify.annotations.Nullable;

/** The prepared images of a folder by number: from the cache, else from their files. */
@ThreadSafe
final class ImageStore implements AutoCloseable {
  /** Photographs have a tenth of it; it bounds what one thread takes into memory. */
  private static final long MOST_BYTES = 200_000_000;

  private static final int MOST_THREADS = 8;
  private static final byte[] NOTHING = {};

  private final ImageListing listing;
  private final ImagePreparation preparation;
  private final PixelCache cache;
  private final BitSet known = new BitSet();
  private final ExecutorService decoders = decoders();

  ImageStore(ImageListing listing, ImagePreparation preparation, PixelCache cache) {
    this.listing = listing;
    this.preparation = preparation;
    this.cache = cache;
  }

  /**
   * Decodes those images that the cache lacks, several at a time, and adds them to it.
   *
   * @return the results, by number
   * @throws GanException if a file cannot be read
   */
  Map<Integer, Outcome> decodeMissing(int[] indices) {
    Map<Integer, Future<Outcome>> pending = new HashMap<>();
    for (int index : indices) {
      if (!isCached(index)) {
        pending.computeIfAbsent(index, missing -> decoders.submit(() -> decode(missing)));
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
      State state = cache.read(index, pixels);
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
  Optional<String> warning() {
    return cache.warning();
  }

  @Override
  public void close() {
    decoders.shutdownNow();
    cache.close();
  }

  private boolean isCached(int index) {
    synchronized (known) {
      if (!known.get(index)) {
        known.set(index, cache.contains(index));
      }
      return known.get(index);
    }
  }

  private Outcome decode(int index) {
    try {
      byte[] pixels = preparation.prepare(contents(listing.path(index)));
      cache.writeImage(index, pixels);
      return new Outcome(pixels, null);
    } catch (BrokenImageException e) {
      String problem = String.valueOf(e.getMessage());
      cache.writeBroken(index, problem);
      return new Outcome(NOTHING, problem);
    }
  }

  /**
   * The bytes of a file, all at once. This distinguishes a failing disk or network from a broken
   * image, which would be recorded as such.
   */
  private static byte[] contents(Path file) throws BrokenImageException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BrokenImageException(
            String.format(Locale.ROOT, "the file has more than %,d bytes", MOST_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw GanException.failure(
          "the image cannot be read: " + e,
          file.toString(),
          "leave the folder as it is while it is read, and check its permissions",
          e);
    }
  }

  private static Outcome await(Future<Outcome> outcome) {
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
