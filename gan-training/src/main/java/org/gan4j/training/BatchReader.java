package org.gan4j.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads batches ahead of the training on a thread of its own, into a few buffers in rotation.
 * Decoding images thus does not slow down the training as long as it is faster than a step.
 */
final class BatchReader implements AutoCloseable {
  /** One batch in use, and this many read ahead. */
  private static final int READ_AHEAD = 3;

  private final Dataset dataset;
  private final SampleOrder order;
  private final RandomKey augmentation;
  private final BlockingQueue<Slot> empty = new ArrayBlockingQueue<>(READ_AHEAD + 1);
  private final BlockingQueue<Slot> full = new ArrayBlockingQueue<>(READ_AHEAD + 1);
  private final List<INDArray> buffers = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Slot current;
  private final AtomicLong nanosecondsWaited = new AtomicLong();

  /** A buffer with its batch, or the failure that prevented it. */
  private static final class Slot {
    final Batch batch;
    final Map<String, FloatBuffer> numbers = new LinkedHashMap<>();
    @Nullable Throwable failure;

    Slot(Batch batch) {
      this.batch = batch;
      batch.arrays().forEach((name, array) -> numbers.put(name, array.data().asNioFloat()));
    }
  }

  /**
   * Starts to read.
   *
   * @param plan the size and the order of the batches
   * @param first number of the first batch to deliver, from 0
   */
  BatchReader(Dataset dataset, TrainingPlan plan, RandomKey key, long first) {
    int batchSize = plan.batchSize();
    this.dataset = dataset;
    this.order = SampleOrder.of(dataset, plan, key.split("order"));
    this.augmentation = key.split("augmentation");
    boolean labelled = !dataset.classes().isEmpty();
    for (int i = 0; i <= READ_AHEAD; i++) {
      // On the training's thread: the reading thread then touches no ND4J call but a plain buffer.
      Map<String, INDArray> arrays = new LinkedHashMap<>();
      dataset
          .arrays()
          .forEach(
              (name, shape) ->
                  arrays.put(name, Nd4j.create(DataType.FLOAT, shape.batch(batchSize))));
      buffers.addAll(arrays.values());
      empty.add(new Slot(new Batch(arrays, new int[labelled ? batchSize : 0], new int[batchSize])));
    }
    thread = new Thread(() -> readAhead(first), "gan-data");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The next batch. The one given before becomes invalid.
   *
   * @throws org.gan4j.api.GanException if a sample cannot be read
   */
  Batch next() {
    if (current != null) {
      empty.add(current);
      current = null;
    }
    Slot slot = waitForFull();
    if (slot.failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (slot.failure instanceof Error error) {
      throw error;
    }
    current = slot;
    return slot.batch;
  }

  /** How long {@link #next} has waited for data so far, in nanoseconds. */
  long nanosecondsWaited() {
    return nanosecondsWaited.get();
  }

  private Slot waitForFull() {
    Slot ready = full.poll();
    if (ready != null) {
      return ready;
    }
    long start = System.nanoTime();
    try {
      return full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for data", e);
    } finally {
      nanosecondsWaited.addAndGet(System.nanoTime() - start);
    }
  }

  private void readAhead(long first) {
    try {
      for (long number = first; !closed; number++) {
        Slot slot = empty.take();
        try {
          read(number, slot);
        } catch (RuntimeException | Error e) {
          slot.failure = e;
        }
        full.put(slot);
        if (slot.failure != null) {
          return;
        }
      }
    } catch (InterruptedException e) {
      // The training is over.
      Thread.currentThread().interrupt();
    }
  }

  private void read(long number, Slot slot) {
    int[] indices = slot.batch.indices();
    order.read(number, indices);
    slot.numbers.values().forEach(FloatBuffer::clear);
    dataset.read(indices, augmentation.split(number), slot.numbers);
    int[] labels = slot.batch.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = dataset.label(indices[i]);
    }
  }

  /** Stops reading, waits for the read in progress, and frees the buffers. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      buffers.forEach(INDArray::close);
    }
  }
}
