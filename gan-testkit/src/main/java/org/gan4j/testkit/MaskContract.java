package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;
import org.junit.jupiter.api.Test;

/**
 * The contract of every mask: it hides something and not everything, nothing outside of its region,
 * and the same for the same key.
 *
 * @param <C> its configuration
 */
public abstract class MaskContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(7);
  private static final int DRAWS = 50;

  /** For subclasses. */
  protected MaskContract() {}

  @Override
  protected abstract MaskProvider<C> provider();

  /** The images that it hides a part of: 3×24×32 unless this says otherwise. */
  protected SampleShape images() {
    return SampleShape.image(3, 24, 32);
  }

  private Mask mask() {
    return provider().create(configuration(), MaskContext.of(images()));
  }

  private boolean[] draw(Mask mask, RandomKey key) {
    boolean[] hidden = new boolean[images().height() * images().width()];
    mask.draw(key, hidden);
    return hidden;
  }

  @Test
  void hidesSomethingAndNotEverything() {
    Mask mask = mask();
    for (int i = 0; i < DRAWS; i++) {
      assertThat(draw(mask, KEY.split(i))).contains(true).contains(false);
    }
  }

  /** A checkpoint must be of use without the files that the mask was created from. */
  @Test
  void isTheSameWhenItIsCreatedFromWhatItKept() {
    Mask mask = mask();
    Mask again = provider().create(configuration(), MaskContext.of(images(), mask.kept()));

    assertThat(again.region()).isEqualTo(mask.region());
    assertThat(again.kept()).isEqualTo(mask.kept());
    assertThat(draw(again, KEY)).isEqualTo(draw(mask, KEY));
  }

  @Test
  void hidesNothingOutsideOfItsRegion() {
    Mask mask = mask();
    Region region = mask.region();
    Region image = new Region(0, 0, images().height(), images().width());

    assertThat(image.contains(region)).as("%s lies in the image", region).isTrue();
    for (int i = 0; i < DRAWS; i++) {
      boolean[] hidden = draw(mask, KEY.split(i));
      for (int pixel = 0; pixel < hidden.length; pixel++) {
        int row = Math.floorDiv(pixel, images().width());
        int column = pixel % images().width();
        assertThat(!hidden[pixel] || region.contains(row, column))
            .as("row %d, column %d", row, column)
            .isTrue();
      }
    }
  }

  @Test
  void hidesTheSameForTheSameKey() {
    Mask mask = mask();
    boolean[] hidden = draw(mask, KEY);
    draw(mask, KEY.split("in between"));

    assertThat(draw(mask, KEY)).isEqualTo(hidden);
    assertThat(draw(mask(), KEY)).isEqualTo(hidden);
  }

  @Test
  void saysWhetherItIsTheSameForEveryImage() {
    Mask mask = mask();
    boolean[] first = draw(mask, KEY.split(0));
    boolean differs = false;
    for (int i = 1; i < DRAWS; i++) {
      differs |= !java.util.Arrays.equals(first, draw(mask, KEY.split(i)));
    }

    assertThat(mask.isFixed()).isEqualTo(!differs);
  }
}
