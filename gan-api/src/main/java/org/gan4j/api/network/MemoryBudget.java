package org.gan4j.api.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The memory that the networks of one training may take, counted before it is allocated: a network
 * or an optimizer reserves what it is certain to need, and is refused if that does not fit beside
 * what was reserved before. Nothing is given back; a new training has a new budget.
 *
 * <p>The limit is the smallest of the memory of the machine or its container, and the system
 * properties {@code org.bytedeco.javacpp.maxBytes} and {@code
 * org.bytedeco.javacpp.maxPhysicalBytes}, where they are set.
 */
@ThreadSafe
public final class MemoryBudget {
  /** Of one array: its bytes are counted by an {@code int} in checkpoints and in native code. */
  public static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private static final List<String> PROPERTIES =
      List.of(
          "org.bytedeco.javacpp.maxPhysicalBytes",
          "org.bytedeco.javacpp.maxphysicalbytes",
          "org.bytedeco.javacpp.maxBytes",
          "org.bytedeco.javacpp.maxbytes");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,18})([tgmk]?)b?");
  private static final String UNITS = "kmgt";

  private final long limit;
  private final String origin;
  private final int batchSize;
  private final long stored;
  private final String source;
  private final AtomicLong reserved = new AtomicLong();

  /** Bytes of the parameters of the last network, in a budget that only counts; else negative. */
  private final AtomicLong counted = new AtomicLong(-1);

  /**
   * Ends the creation of a component whose memory was only to be counted, before it allocates any.
   * As an error it is caught by nobody on the way.
   */
  public static final class Counted extends Error {
    private static final long serialVersionUID = 1L;

    /** The bytes of the network's parameters. */
    private final long parameterBytes;

    Counted(long parameterBytes) {
      super("counted", null, false, false);
      this.parameterBytes = parameterBytes;
    }

    /** The bytes of the network's parameters; 0 if it is none. */
    public long parameterBytes() {
      return parameterBytes;
    }
  }

  private MemoryBudget(long limit, String origin, int batchSize, long stored, String source) {
    this.limit = limit;
    this.origin = origin;
    this.batchSize = batchSize;
    this.stored = stored;
    this.source = source;
  }

  /** What this process may take, for batches of one sample. */
  public static MemoryBudget ofProcess() {
    long smallest = machine();
    String origin = "the memory of this machine or container";
    for (String property : PROPERTIES) {
      long set = bytes(System.getProperty(property, ""));
      if (set > 0 && set < smallest) {
        smallest = set;
        origin = "-D" + property;
      }
    }
    return of(smallest, origin);
  }

  /** What the objects of Java may take, such as pictures and the samples that metrics hold. */
  public static MemoryBudget ofHeap() {
    return of(
        Runtime.getRuntime().maxMemory(),
        "the heap of Java; its option -Xmx changes that, as in GAN_JAVA_OPTS=-Xmx8g");
  }

  /**
   * A budget of some bytes, for batches of one sample.
   *
   * @param origin what sets the limit, in words
   */
  public static MemoryBudget of(long bytes, String origin) {
    return new MemoryBudget(bytes, origin, 1, Long.MAX_VALUE, "");
  }

  /** The same limit, of which nothing is reserved, for batches of another size. */
  public MemoryBudget forBatchesOf(int samples) {
    return new MemoryBudget(limit, origin, samples, stored, source);
  }

  /**
   * The same limit, of which nothing is reserved, for networks whose parameters come from a
   * checkpoint: none of them may have more parameters than the file has bytes for.
   */
  public MemoryBudget forParametersOf(Path checkpoint) {
    try {
      return new MemoryBudget(
          limit, origin, batchSize, Files.size(checkpoint), checkpoint.toString());
    } catch (IOException e) {
      // Whoever reads the file says what is wrong with it.
      return this;
    }
  }

  /**
   * A budget of the same limit, with as much reserved as now, for counting alone: the first
   * reservation of a component that fits ends its creation by a {@link Counted}. All networks of a
   * training are counted so before the first is built.
   */
  public MemoryBudget forCounting() {
    MemoryBudget counting = new MemoryBudget(limit, origin, batchSize, stored, source);
    counting.reserved.set(reserved.get());
    counting.counted.set(0);
    return counting;
  }

  private static long machine() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /** As JavaCPP reads them, such as 8g; 0, which means no limit, where it is no size. */
  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      return 0;
    }
    int shift = size.group(2).isEmpty() ? 0 : 10 * (UNITS.indexOf(size.group(2)) + 1);
    return times(Long.parseLong(size.group(1)), 1L << shift);
  }

  /** How many samples a batch has at least. */
  public int batchSize() {
    return batchSize;
  }

  /** The limit, in bytes. */
  public long limit() {
    return limit;
  }

  /** What is reserved, in bytes. */
  public long reserved() {
    return reserved.get();
  }

  /**
   * Reserves memory that is allocated next.
   *
   * @param need who needs it and for what, as in {@code "the generator (10,000 parameters)"}
   * @param bytes how much it is certain to need
   * @param remedy how to need less
   * @throws GanException of kind USAGE if it does not fit; nothing is reserved then
   */
  public void reserve(String need, long bytes, String remedy) {
    long before = reserved.getAndUpdate(known -> fits(known, bytes) ? known + bytes : known);
    if (!fits(before, bytes)) {
      throw refusal(
          need
              + " needs "
              + words(bytes)
              + " of memory"
              + (before == 0 ? "" : ", beside " + words(before) + " for the other parts,")
              + " and there are "
              + words(limit)
              + " ("
              + origin
              + ")",
          remedy);
    }
    long parameters = counted.getAndUpdate(bytesOfLast -> Math.min(bytesOfLast, 0));
    if (parameters >= 0) {
      throw new Counted(parameters);
    }
  }

  private boolean fits(long known, long bytes) {
    return bytes <= limit - known;
  }

  /**
   * The parameters of a network must fit into the checkpoint that they come from.
   *
   * @param network its name
   * @param bytes of its parameters
   * @throws GanException of kind USAGE if the checkpoint is smaller
   */
  public void requireStored(String network, long bytes) {
    counted.updateAndGet(bytesOfLast -> bytesOfLast < 0 ? bytesOfLast : bytes);
    if (bytes > stored) {
      throw GanException.usage(
              "the checkpoint belongs to another experiment: its file has "
                  + words(stored)
                  + ", and the parameters of the "
                  + network
                  + " need "
                  + words(bytes),
              source,
              "use the experiment.json and the checkpoints of one run")
          .withCode(ErrorCode.CHECKPOINT_DAMAGED);
    }
  }

  /**
   * An array must be below 2 GiB, however much memory there is.
   *
   * @param owner who needs it, such as {@code "the generator"}
   * @param bytes its size
   * @param array what it holds
   * @param remedy how to make it smaller
   * @throws GanException of kind USAGE if it is larger
   */
  public static void requireArray(String owner, long bytes, String array, String remedy) {
    if (bytes > LARGEST_ARRAY) {
      throw refusal(
          String.format(
              Locale.ROOT,
              "%s needs %s of memory for %s, and an array has at most 2 GiB",
              owner,
              words(bytes),
              array),
          remedy);
    }
  }

  private static GanException refusal(String problem, String remedy) {
    return GanException.usage(problem, "memory", remedy).withCode(ErrorCode.MEMORY_EXCEEDED);
  }

  /** A product of sizes; {@link Long#MAX_VALUE} if it is too large to count. */
  public static long times(long... sizes) {
    long product = 1;
    for (long size : sizes) {
      try {
        product = Math.multiplyExact(product, size);
      } catch (ArithmeticException e) {
        return Long.MAX_VALUE;
      }
    }
    return product;
  }

  /** A sum of sizes that are not negative; {@link Long#MAX_VALUE} if it is too large to count. */
  public static long plus(long first, long second) {
    long sum = first + second;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** A number of bytes in words, such as 1.5 GB. */
  public static String words(long bytes) {
    if (bytes == Long.MAX_VALUE) {
      return "more than 9,000,000,000 GB";
    }
    return bytes < 100_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }
}
