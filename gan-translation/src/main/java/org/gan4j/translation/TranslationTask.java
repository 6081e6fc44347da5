package org.gan4j.translation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * G(x): the generator's condition is the array {@link Batch#INPUT} of the data, and its output is
 * of the shape of the samples.
 */
@NotThreadSafe
final class TranslationTask implements Task {
  private final TranslatedShapes shapes;
  private final TranslationConfiguration configuration;
  private final boolean paired;
  private final Deque<RoundMemory> free = new ArrayDeque<>();

  /**
   * A task.
   *
   * @param paired whether the samples of a batch are the targets of its inputs, and shown as such
   */
  TranslationTask(TranslatedShapes shapes, TranslationConfiguration configuration, boolean paired) {
    this.shapes = shapes;
    this.configuration = configuration;
    this.paired = paired;
  }

  @Override
  public SampleShape generated() {
    return shapes.output();
  }

  @Override
  public SampleShape generatorCondition() {
    return shapes.input();
  }

  @Override
  public @Nullable SampleShape discriminatorCondition() {
    return configuration.judged() == Judged.PAIR ? shapes.input() : null;
  }

  @Override
  public boolean hasReconstruction() {
    return configuration.reconstructionWeight() > 0;
  }

  /** Input, output and, of pairs, the target side by side; colour if one of them is. */
  @Override
  public SampleShape pictured() {
    return SampleShape.image(
        Math.max(shapes.input().channels(), shapes.output().channels()),
        shapes.output().height(),
        (paired ? 3 : 2) * shapes.output().width());
  }

  @Override
  public Optional<PictureMapping> pictureMapping() {
    return Optional.of(new Translation(shapes.input()));
  }

  /** The generator's output is the result. */
  private record Translation(SampleShape input) implements PictureMapping {
    @Override
    public INDArray conditions(INDArray pictures) {
      return pictures.dup('c');
    }
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    RoundMemory kept = free.poll();
    return new TranslationRound(this, batch, kept == null ? new RoundMemory() : kept);
  }

  void giveBack(RoundMemory memory) {
    free.push(memory);
  }

  TranslationConfiguration configuration() {
    return configuration;
  }

  boolean isPaired() {
    return paired;
  }
}
