package org.gan4j.datasets.unpaired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.datasets.ReadPairs;
import org.gan4j.datasets.derived.FilteredConfiguration;
import org.gan4j.datasets.derived.FilteredProvider;
import org.gan4j.datasets.derived.PictureFilter;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.datasets.part.Chosen;
import org.gan4j.datasets.part.PartConfiguration;
import org.gan4j.datasets.part.PartProvider;
import org.gan4j.datasets.stacked.StackedMnistConfiguration;
import org.gan4j.datasets.stacked.StackedMnistProvider;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnpairedDatasetTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);

  private static ConfiguredProvider<DatasetProvider<?>> digits(int count) {
    return new ConfiguredProvider<>(new Mnist10kProvider(), new Mnist10kConfiguration(count));
  }

  @Nested
  class OfDigits extends DatasetContract<UnpairedConfiguration> {
    @Override
    protected UnpairedProvider provider() {
      return new UnpairedProvider();
    }

    @Override
    protected UnpairedConfiguration configuration() {
      return new UnpairedConfiguration(
          digits(23),
          new ConfiguredProvider<>(
              new FilteredProvider(),
              new FilteredConfiguration(digits(50), new PictureFilter.Dilated(1))));
    }
  }

  @Nested
  class OfEveryFifth extends DatasetContract<PartConfiguration> {
    @Override
    protected PartProvider provider() {
      return new PartProvider();
    }

    @Override
    protected PartConfiguration configuration() {
      return new PartConfiguration(digits(23), 5, Chosen.EVERY);
    }
  }

  /** Pictures of one pixel that is the picture's index. */
  private record Numbers(int size) implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.image(1, 1, 1);
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        destination.put(index);
      }
    }

    @Override
    public String fingerprint() {
      return "numbers " + size;
    }

    @Override
    public void close() {}
  }

  private static void drawFrom(Dataset dataset, Set<Float> samples, Set<Float> inputs) {
    int[] all = new int[dataset.size()];
    Arrays.setAll(all, i -> i);
    for (int epoch = 0; epoch < 200; epoch++) {
      ReadPairs pairs = ReadPairs.of(dataset, KEY.split(epoch), all);
      for (float number : pairs.samples()) {
        samples.add(number);
      }
      for (float number : pairs.inputs()) {
        inputs.add(number);
      }
    }
  }

  @Test
  void hasAsManySamplesAsTheSmallerDomainAndDrawsAllOfBoth() {
    Dataset dataset = new UnpairedDataset(new Numbers(7), new Numbers(17));
    Set<Float> samples = new HashSet<>();
    Set<Float> inputs = new HashSet<>();
    drawFrom(dataset, samples, inputs);

    assertThat(dataset.size()).isEqualTo(7);
    assertThat(samples).hasSize(17);
    assertThat(inputs).hasSize(7);
  }

  @Test
  void drawsTheTwoDomainsIndependently() {
    Dataset dataset = new UnpairedDataset(new Numbers(40), new Numbers(40));
    int[] all = new int[40];
    Arrays.setAll(all, i -> i);
    float[] one = ReadPairs.of(dataset, KEY.split(1), all).inputs();
    float[] other = ReadPairs.of(dataset, KEY.split(2), all).inputs();

    assertThat(one).isNotEqualTo(other);
    assertThat(ReadPairs.of(dataset, KEY.split(1), all).inputs()).isEqualTo(one);
    assertThat(ReadPairs.of(dataset, KEY.split(1), all).samples())
        .isEqualTo(ReadPairs.of(dataset, KEY.split(2), all).samples());
  }

  /** Whatever is held out of one domain is held out of the other one as well. */
  @Test
  void keepsPartsApartInBothDomains() {
    Dataset whole = new UnpairedDataset(new Numbers(30), new Numbers(10));
    Set<Float> trainingSamples = new HashSet<>();
    Set<Float> trainingInputs = new HashSet<>();
    drawFrom(DatasetPart.of(whole, 0, 1, 2, 4, 5, 6, 7, 9), trainingSamples, trainingInputs);
    Set<Float> heldSamples = new HashSet<>();
    Set<Float> heldInputs = new HashSet<>();
    // A part of a part, as a limit of held-out samples is.
    drawFrom(DatasetPart.of(DatasetPart.of(whole, 2, 3, 8), 1, 2), heldSamples, heldInputs);

    assertThat(heldSamples).containsExactlyInAnyOrder(3f, 8f);
    assertThat(heldInputs).containsExactlyInAnyOrder(3f, 13f, 23f, 8f, 18f, 28f);
    assertThat(trainingInputs).hasSize(24).doesNotContainAnyElementsOf(heldInputs);
    assertThat(trainingSamples).hasSize(8).doesNotContainAnyElementsOf(heldSamples);
  }

  private static void create(
      ConfiguredProvider<DatasetProvider<?>> a, ConfiguredProvider<DatasetProvider<?>> b) {
    new UnpairedProvider()
        .create(new UnpairedConfiguration(a, b), DatasetContext.of(Path.of(""), Path.of(""), KEY))
        .close();
  }

  @Test
  void takesDomainsOfDifferentChannels() {
    create(
        digits(5),
        new ConfiguredProvider<>(
            new StackedMnistProvider(), new StackedMnistConfiguration(digits(50), 5, 1)));
  }

  @Test
  void refusesVectors() {
    assertThatThrownBy(
            () ->
                create(
                    new ConfiguredProvider<>(
                        new RingProvider(), new RingConfiguration(8, 2, 0.02, 30)),
                    digits(5)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("domain a has no pictures: its samples are vectors of 2");
  }

  @Test
  void dividesADatasetIntoDisjointParts() {
    PartProvider parts = new PartProvider();
    DatasetContext context = DatasetContext.of(Path.of(""), Path.of(""), KEY);
    try (Dataset held = parts.create(new PartConfiguration(digits(23), 5, Chosen.EVERY), context);
        Dataset others =
            parts.create(new PartConfiguration(digits(23), 5, Chosen.OTHERS), context);
        Dataset whole = new Mnist10kProvider().create(new Mnist10kConfiguration(23), context)) {
      assertThat(held.size()).isEqualTo(5);
      assertThat(others.size()).isEqualTo(18);
      for (int i = 0; i < 23; i++) {
        int label = i % 5 == 0 ? held.label(i / 5) : others.label(i - i / 5 - 1);
        assertThat(label).isEqualTo(whole.label(i));
      }
    }
  }
}
