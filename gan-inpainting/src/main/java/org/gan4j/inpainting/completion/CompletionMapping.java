package org.gan4j.inpainting.completion;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.WholePictureMapping;
import org.gan4j.api.network.Network;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.photograph.Photograph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fills the hole that the run was trained with; all other pixels of a picture stay. */
@NotThreadSafe
public final class CompletionMapping implements WholePictureMapping {
  private final HoleFilling task;

  /** The mapping of a task. */
  public CompletionMapping(HoleFilling task) {
    this.task = task;
  }

  @Override
  public SampleShape input() {
    return task.image();
  }

  /** Pictures of the task's size with the hole of the training. */
  @Override
  public INDArray conditions(INDArray pictures) {
    return onPictures(pictures, round -> Objects.requireNonNull(round.generatorCondition()));
  }

  /** The pictures with what was generated in their holes. */
  @Override
  public INDArray results(INDArray pictures, INDArray generated) {
    return onPictures(pictures, round -> round.completed(generated));
  }

  private INDArray onPictures(INDArray pictures, Function<HoleRound, INDArray> work) {
    List<boolean[]> holes =
        Collections.nCopies(Math.toIntExact(pictures.size(0)), OwnHole.orDrawn(task));
    try (HoleRound round = task.round(pictures, holes, new RandomKey(0))) {
      return work.apply(round).dup('c');
    }
  }

  /** {@inheritDoc} As {@code gan inpaint} without options, with the key of its seed. */
  @Override
  public INDArray map(INDArray picture, Latent latent, Network generator, RandomKey key) {
    Photograph photograph = new Photograph(ImageGrid.singles(picture).get(0));
    CompletionOptions options = new CompletionOptions(WindowSelection.RESIZE, 1, 0, 0);
    return Inpainter.of(task, latent, generator)
        .complete(photograph, new Hole.Trained(), options, key)
        .picture()
        .array();
  }
}
