package org.gan4j.serve;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.api.GanException;
import org.gan4j.serve.ServedModel.Ability;

/** Answers with the text of the query, when it is allowed to. */
final class FakeGenerator implements ServedGenerator {
  static final long BROKEN = 666;
  static final long WRONG = 400;

  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch allowed = new CountDownLatch(1);
  final AtomicInteger calls = new AtomicInteger();
  private final ServedModel model;

  FakeGenerator(ServedModel model) {
    this.model = model;
  }

  static FakeGenerator waiting() {
    return new FakeGenerator(
        new ServedModel(
            "digits",
            "step-000060.gan",
            60,
            List.of(1, 28, 28),
            List.of("zero", "one"),
            EnumSet.allOf(Ability.class)));
  }

  static FakeGenerator ready() {
    FakeGenerator generator = waiting();
    generator.allowed.countDown();
    return generator;
  }

  @Override
  public ServedModel model() {
    return model;
  }

  @Override
  public ServedFile samples(SampleQuery query) {
    return text(query, query.seed());
  }

  @Override
  public ServedFile sample(SampleQuery query) {
    return text(query, query.seed());
  }

  @Override
  public ServedFile interpolation(WalkQuery query) {
    return text(query, query.seed());
  }

  @Override
  public ServedFile apply(byte[] picture, long mostPixels, long seed) {
    return text(picture.length + " bytes, " + mostPixels + " pixels, seed " + seed, seed);
  }

  private ServedFile text(Object query, long seed) {
    calls.incrementAndGet();
    begun.countDown();
    try {
      allowed.await(20, TimeUnit.SECONDS); // so that a test that fails ends, too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (seed == BROKEN) {
      throw new IllegalStateException("a secret of the server");
    }
    if (seed == WRONG) {
      throw GanException.usage("the seed is unlucky", "seed", "choose another");
    }
    return new ServedFile("text/plain", () -> query.toString().getBytes(StandardCharsets.UTF_8));
  }
}
