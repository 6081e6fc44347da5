package org.gan4j.translation.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.GameContext;
import org.gan4j.testkit.GameContract;
import org.gan4j.translation.Judged;
import org.gan4j.translation.PixelDistance;
import org.gan4j.translation.TranslationConfiguration;
import org.gan4j.translation.TranslationTaskProvider;
import org.gan4j.translation.UnpairedTranslationConfiguration;
import org.gan4j.translation.UnpairedTranslationTaskProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CycleGameTest {
  private static final RandomKey KEY = RandomKey.ofSeed(8);

  private static Task task(SampleShape a, SampleShape b) {
    return new UnpairedTranslationTaskProvider()
        .create(
            new UnpairedTranslationConfiguration(),
            TaskContext.of(Map.of(Batch.SAMPLES, b, Batch.INPUT, a), List.of()));
  }

  private static Batch batch(RandomKey key, SampleShape a, SampleShape b, int size) {
    INDArray samples = Nd4j.create(DataType.FLOAT, b.batch(size));
    INDArray inputs = Nd4j.create(DataType.FLOAT, a.batch(size));
    key.split("samples").fillGaussian(samples, 0, 0.5);
    key.split("inputs").fillGaussian(inputs, 0, 0.5);
    return new Batch(Map.of(Batch.SAMPLES, samples, Batch.INPUT, inputs), new int[0]);
  }

  private record NoLatent(int size) implements Latent {
    @Override
    public void sample(RandomKey key, INDArray destination) {
      key.fillGaussian(destination, 0, 1);
    }

    @Override
    public INDArray interpolate(INDArray from, INDArray to, double fraction) {
      return from;
    }
  }

  private static final SampleShape PICTURE = SampleShape.image(1, 2, 2);

  /** With all terms, and a pool that is full after two batches of four. */
  @Nested
  class WithAllTerms extends GameContract<CycleConfiguration> {
    @Override
    protected CycleGameProvider provider() {
      return new CycleGameProvider();
    }

    @Override
    protected CycleConfiguration configuration() {
      return new CycleConfiguration(10, 0.5, 6);
    }

    @Override
    protected SampleShape samples() {
      return PICTURE;
    }

    @Override
    protected Task task() {
      return CycleGameTest.task(PICTURE, PICTURE);
    }

    @Override
    protected Latent latent() {
      return new NoLatent(0);
    }

    @Override
    protected Batch batch(RandomKey key) {
      return CycleGameTest.batch(key, PICTURE, PICTURE, batchSize());
    }
  }

  /** Domains of different channels, without the identity term and without a pool. */
  @Nested
  class OfDifferentChannels extends GameContract<CycleConfiguration> {
    private final SampleShape colour = SampleShape.image(3, 2, 2);

    @Override
    protected CycleGameProvider provider() {
      return new CycleGameProvider();
    }

    @Override
    protected CycleConfiguration configuration() {
      return new CycleConfiguration(1, 0, 0);
    }

    @Override
    protected SampleShape samples() {
      return colour;
    }

    @Override
    protected Task task() {
      return CycleGameTest.task(PICTURE, colour);
    }

    @Override
    protected Latent latent() {
      return new NoLatent(0);
    }

    @Override
    protected Batch batch(RandomKey key) {
      return CycleGameTest.batch(key, PICTURE, colour, batchSize());
    }
  }

  private static INDArray pictures(double... values) {
    return Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape(values.length, 1, 1, 1);
  }

  private static final SampleShape PIXEL = SampleShape.image(1, 1, 1);

  @Test
  void returnsWhatIsNewAsLongAsThePoolIsNotFull() {
    ImagePool pool = new ImagePool(4, PIXEL);

    assertThat(pool.exchange(pictures(1, 2), KEY)).isEqualTo(pictures(1, 2));
    assertThat(pool.exchange(pictures(3, 4), KEY)).isEqualTo(pictures(3, 4));
    assertThat(pool.state("p")).containsEntry("p", pictures(1, 2, 3, 4));
  }

  /** Nothing gets lost: what is shown and what is kept are the old and the new pictures. */
  @Test
  void exchangesOneInTwoWithEarlierOnes() {
    ImagePool pool = new ImagePool(50, PIXEL);
    double[] early = new double[50];
    Arrays.setAll(early, i -> i);
    pool.exchange(pictures(early), KEY);
    int earlier = 0;
    for (int batch = 1; batch <= 10; batch++) {
      double[] now = new double[50];
      int from = 50 * batch;
      Arrays.setAll(now, i -> from + i);
      INDArray before = kept(pool).dup();
      INDArray shown = pool.exchange(pictures(now), KEY.split(batch));
      INDArray after = kept(pool);

      assertThat(Nd4j.concat(0, shown, after).sumNumber().doubleValue())
          .isEqualTo(Nd4j.concat(0, pictures(now), before).sumNumber().doubleValue());
      for (int i = 0; i < 50; i++) {
        earlier += shown.getDouble(i, 0, 0, 0) == from + i ? 0 : 1;
      }
    }
    // 500 fair coins: within five standard deviations of 11.2.
    assertThat(earlier).isBetween(250 - 56, 250 + 56);
  }

  private static INDArray kept(ImagePool pool) {
    return Objects.requireNonNull(pool.state("p").get("p"));
  }

  @Test
  void keepsNothingInAPoolOfNone() {
    ImagePool pool = new ImagePool(0, PIXEL);

    assertThat(pool.exchange(pictures(1, 2), KEY)).isEqualTo(pictures(1, 2));
    assertThat(pool.state("p")).isEmpty();
  }

  private static void create(CycleConfiguration configuration, Task task, int latent) {
    new CycleGameProvider().create(configuration, GameContext.of(task, new NoLatent(latent)));
  }

  @Test
  void refusesNoise() {
    assertThatThrownBy(
            () -> create(new CycleConfiguration(10, 0.5, 50), task(PICTURE, PICTURE), 100))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("take no noise");
  }

  @Test
  void refusesTheIdentityTermBetweenDifferentChannels() {
    assertThatThrownBy(
            () ->
                create(
                    new CycleConfiguration(10, 0.5, 50),
                    task(PICTURE, SampleShape.image(3, 2, 2)),
                    0))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("1×2×2 and 3×2×2");
  }

  @Test
  void refusesATaskOfPairs() {
    Task pairs =
        new TranslationTaskProvider()
            .create(
                new TranslationConfiguration(Judged.PAIR, PixelDistance.L1, 100, 1),
                TaskContext.of(Map.of(Batch.SAMPLES, PICTURE, Batch.INPUT, PICTURE), List.of()));
    assertThatThrownBy(() -> create(new CycleConfiguration(10, 0.5, 50), pairs, 0))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("unpaired-translation");
  }
}
