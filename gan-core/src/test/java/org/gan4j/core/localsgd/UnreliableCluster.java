package org.gan4j.core.localsgd;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.Job;
import org.gan4j.core.cluster.LocalCluster;
import org.gan4j.core.cluster.Shared;
import org.gan4j.core.cluster.Trainings;
import org.gan4j.training.StopSignal;

/**
 * Machines that come and go: jobs and results travel as bytes, every second machine is lost with
 * its result and another computes it again, and each machine sees the jobs in another order.
 */
final class UnreliableCluster implements Cluster {
  private final Trainings trainings;
  private final Random random = new Random(7);
  private int lost;

  UnreliableCluster(Trainings trainings) {
    this.trainings = trainings;
  }

  /** How many results were lost. */
  int lost() {
    return lost;
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public <T extends Serializable> Shared<T> share(T value) {
    return new Copied<>(bytes(value));
  }

  private static final class Copied<T extends Serializable> implements Shared<T> {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Copied(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public T value() {
      return fromBytes(bytes);
    }
  }

  @Override
  public <R extends Serializable> void run(
      List<? extends Job<R>> jobs, StopSignal stop, ObjIntConsumer<R> results) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int number : order) {
      Job<R> job = fromBytes(bytes(jobs.get(number)));
      try (LocalCluster machine = new LocalCluster(trainings, 1)) {
        if (random.nextBoolean()) {
          machine.run(List.of(job), stop, (result, unused) -> lost++);
        }
      }
      try (LocalCluster machine = new LocalCluster(trainings, 1)) {
        machine.run(
            List.of(job),
            stop,
            (result, unused) -> results.accept(fromBytes(bytes(result)), number));
      }
    }
  }

  @Override
  public <R extends Serializable> void runEverywhere(
      Job<R> job, StopSignal stop, Consumer<R> results) {
    for (int machine = 0; machine < slots(); machine++) {
      run(List.of(job), stop, (result, unused) -> results.accept(result));
    }
  }

  private static byte[] bytes(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead", "TypeParameterUnusedInFormals"}) // its own
  private static <T> T fromBytes(byte[] bytes) {
    try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (T) input.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {}
}
