package org.gan4j.training;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;

/** The batches as the task presents them, by number, going forward only. */
final class Rounds implements AutoCloseable {
  private final BatchReader batches;
  private final Task task;
  private final RandomKey key;
  private long nextNumber;
  private @Nullable Batch batch;
  private @Nullable Round current;

  Rounds(BatchReader batches, Task task, RandomKey key, long first) {
    this.batches = batches;
    this.task = task;
    this.key = key;
    this.nextNumber = first;
  }

  /**
   * The round of a batch. The one given before becomes invalid, unless it is the same.
   *
   * @param number of the batch; never smaller than in the call before
   */
  Round of(long number) {
    Round round = current;
    while (round == null || nextNumber <= number) {
      close();
      Batch next = batches.next();
      round = task.round(next, key.split(nextNumber));
      batch = next;
      current = round;
      nextNumber++;
    }
    return round;
  }

  /** Sets up the round given last again, since the task presents the batch in another way now. */
  void renew() {
    Batch last = batch;
    if (last != null) {
      close();
      current = task.round(last, key.split(nextNumber - 1));
    }
  }

  /** Closes the round given last. */
  @Override
  public void close() {
    Round last = current;
    if (last != null) {
      current = null;
      last.close();
    }
  }
}
