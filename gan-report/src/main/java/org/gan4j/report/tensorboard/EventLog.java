package org.gan4j.report.tensorboard;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * The event files of a run: one for each time that it began or continued, numbered in that order.
 * TensorBoard reads them in the order of their names, and never returns to an earlier one, so that
 * nothing is appended to the files of earlier processes.
 */
@NotThreadSafe
final class EventLog implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile("events\\.out\\.tfevents\\.(\\d{10})\\.gan4j");

  private final Path folder;
  private final OutputStream output;

  private EventLog(Path folder, OutputStream output) {
    this.folder = folder;
    this.output = output;
  }

  /**
   * Begins a file, and removes events of later steps from the earlier ones.
   *
   * @param folder created if it is missing
   * @throws GanException if a file cannot be written
   */
  static EventLog upTo(long step, Path folder, double time) {
    try {
      Files.createDirectories(folder);
      boolean continued = !files(folder).isEmpty();
      keep(folder, event -> event.step() <= step);
      List<Path> files = files(folder);
      long last = files.isEmpty() ? 0 : number(files.get(files.size() - 1));
      Path file =
          folder.resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.gan4j", last + 1));
      OutputStream output =
          Files.newOutputStream(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      EventLog log = new EventLog(folder, output);
      log.append(Events.version(time));
      if (continued) {
        log.append(Events.restart(time, step + 1));
      }
      return log;
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private static long number(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** Rewrites the files that contain others; removes those that contain nothing else. */
  private static void keep(Path folder, Predicate<EventHead> kept) throws IOException {
    for (Path file : files(folder)) {
      int[] counts = count(file, kept);
      if (counts[1] == 0) {
        Files.delete(file);
      } else if (counts[0] > 0) {
        AtomicFile.write(file, unfinished -> copy(file, unfinished, kept));
      }
    }
  }

  /** How many events or damaged ends are to be removed, and how many summaries are kept. */
  private static int[] count(Path file, Predicate<EventHead> kept) throws IOException {
    int[] counts = new int[2];
    long[] read = {0};
    forEach(
        file,
        (event, head) -> {
          if (!kept.test(head)) {
            counts[0]++;
          } else if (!head.tag().isEmpty()) {
            counts[1]++;
          }
          read[0] += event.length + Long.BYTES + 2 * Integer.BYTES;
        });
    if (read[0] < Files.size(file)) {
      counts[0]++;
    }
    return counts;
  }

  private static void copy(Path file, Path target, Predicate<EventHead> kept) throws IOException {
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(target))) {
      forEach(
          file,
          (event, head) -> {
            if (kept.test(head)) {
              RecordFraming.write(output, event);
            }
          });
    }
  }

  private interface Reader {
    void read(byte[] event, EventHead head) throws IOException;
  }

  private static void forEach(Path file, Reader reader) throws IOException {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      for (Optional<byte[]> next = RecordFraming.read(input);
          next.isPresent();
          next = RecordFraming.read(input)) {
        reader.read(next.get(), EventHead.of(next.get()));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file.getFileName() + " is damaged", e);
    }
  }

  /**
   * Removes events of a step from the files of earlier processes.
   *
   * @param tag which ones
   * @throws GanException if a file cannot be written
   */
  void removeEarlier(long step, Predicate<String> tag) {
    try {
      List<Path> files = files(folder);
      Predicate<EventHead> kept = head -> head.step() != step || !tag.test(head.tag());
      for (Path earlier : files.subList(0, Math.max(0, files.size() - 1))) {
        if (count(earlier, kept)[0] > 0) {
          AtomicFile.write(earlier, unfinished -> copy(earlier, unfinished, kept));
        }
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /** Whether an earlier process has written such an event. */
  boolean contains(String tag) {
    try {
      boolean[] found = {false};
      for (Path file : files(folder)) {
        forEach(file, (event, head) -> found[0] |= head.tag().equals(tag));
      }
      return found[0];
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /**
   * Adds an event. It is in the file when this returns.
   *
   * @throws GanException if it cannot be written
   */
  void append(Message event) {
    try {
      RecordFraming.write(output, event.toBytes());
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  @Override
  public void close() {
    try {
      output.close();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static GanException failure(Path folder, IOException e) {
    return GanException.failure(
        "TensorBoard's events cannot be written: " + FileProblem.reason(e),
        folder.toString(),
        "free some space, or check the folder's permissions; the training goes on without them",
        e);
  }
}
