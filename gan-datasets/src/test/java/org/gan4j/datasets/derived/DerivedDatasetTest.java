package org.gan4j.datasets.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.datasets.ReadPairs;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.gan4j.datasets.images.FolderLabels;
import org.gan4j.datasets.images.ImageFolderConfiguration;
import org.gan4j.datasets.images.ImageFolderProvider;
import org.gan4j.datasets.images.OnBrokenImage;
import org.gan4j.datasets.images.Part;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedDatasetTest {
  private static final PictureFilter EDGES = new PictureFilter.Edges(1, 0.04, 0.1);

  @TempDir Path folder;

  private static ConfiguredProvider<DatasetProvider<?>> digits() {
    return new ConfiguredProvider<>(new Mnist10kProvider(), new Mnist10kConfiguration(50));
  }

  @Nested
  class Derived extends DatasetContract<DerivedConfiguration> {
    @Override
    protected DerivedProvider provider() {
      return new DerivedProvider();
    }

    @Override
    protected DerivedConfiguration configuration() {
      return new DerivedConfiguration(digits(), EDGES);
    }
  }

  @Nested
  class Filtered extends DatasetContract<FilteredConfiguration> {
    @Override
    protected FilteredProvider provider() {
      return new FilteredProvider();
    }

    @Override
    protected FilteredConfiguration configuration() {
      return new FilteredConfiguration(digits(), new PictureFilter.Dilated(1));
    }
  }

  private DatasetContext context() {
    return DatasetContext.of(folder, folder.resolve("cache"), RandomKey.ofSeed(1));
  }

  private Dataset derived(ConfiguredProvider<DatasetProvider<?>> of, PictureFilter input) {
    return new DerivedProvider().create(new DerivedConfiguration(of, input), context());
  }

  @Test
  void makesTheInputOfTheSampleBesideIt() {
    try (Dataset dataset = derived(digits(), EDGES)) {
      ReadPairs pair = ReadPairs.of(dataset, RandomKey.ofSeed(1), 7);

      assertThat(pair.inputs()).containsExactly(EDGES.apply(pair.samples(), dataset.shape()));
      assertThat(dataset.classes()).hasSize(10);
      assertThat(dataset.label(0)).isEqualTo(5);
    }
  }

  /** A picture and its grey form are mirrored together, whichever way the coin falls. */
  @Test
  void followsTheFlipsOfItsPictures() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(3);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, i / 8, random.nextInt());
    }
    ImageIO.write(image, "png", new File(folder.toFile(), "one.png"));
    ImageFolderConfiguration flipped =
        new ImageFolderConfiguration(
            ".",
            8,
            null,
            null,
            3,
            Fit.CROP,
            null,
            Background.WHITE,
            true,
            false,
            OnBrokenImage.FAIL,
            FolderLabels.NONE,
            Part.ALL,
            0.1);
    PictureFilter grey = new PictureFilter.Grey();
    try (Dataset dataset =
        derived(new ConfiguredProvider<>(new ImageFolderProvider(), flipped), grey)) {
      int count = 20;
      ReadPairs pairs = ReadPairs.of(dataset, RandomKey.ofSeed(1), new int[count]);
      float[] samples = pairs.samples();
      float[] inputs = pairs.inputs();
      int mirrored = 0;
      for (int i = 0; i < count; i++) {
        float[] sample = Arrays.copyOfRange(samples, i * 192, (i + 1) * 192);
        assertThat(Arrays.copyOfRange(inputs, i * 64, (i + 1) * 64))
            .containsExactly(grey.apply(sample, dataset.shape()));
        mirrored += sample[0] == samples[0] ? 0 : 1;
      }
      assertThat(mirrored).isBetween(1, count - 1);
    }
  }

  @Test
  void keepsItsArraysInParts() {
    try (Dataset whole = derived(digits(), EDGES);
        Dataset part = DatasetPart.of(whole, 3, 5)) {
      ReadPairs ofPart = ReadPairs.of(part, RandomKey.ofSeed(1), 1);
      ReadPairs ofWhole = ReadPairs.of(whole, RandomKey.ofSeed(1), 5);

      assertThat(ofPart.inputs()).isEqualTo(ofWhole.inputs());
      assertThat(part.arrays()).isEqualTo(whole.arrays());
    }
  }

  @Test
  void namesOtherContentsForOtherFilters() {
    try (Dataset one = derived(digits(), EDGES);
        Dataset other = derived(digits(), new PictureFilter.Edges(2, 0.04, 0.1))) {
      assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }
  }

  @Test
  void refusesVectors() {
    assertThatThrownBy(
            () ->
                derived(
                    new ConfiguredProvider<>(
                        new RingProvider(), new RingConfiguration(8, 2, 0.02, 30)),
                    EDGES))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("derived filters pictures, and the samples are vectors of 2");
  }

  @Test
  void hasTheShapeOfTheFilteredPictures() {
    try (Dataset dataset =
        new FilteredProvider().create(new FilteredConfiguration(digits(), EDGES), context())) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.image(1, 28, 28));
      assertThat(dataset.arrays()).containsOnlyKeys(Batch.SAMPLES);
    }
  }
}
