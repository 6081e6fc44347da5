package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.testkit.FiniteDifferences.gaussian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.ComparedLogits;
import org.gan4j.api.objective.Regularizer.ComparedSamples;
import org.gan4j.api.objective.Regularizer.FeatureTerm;
import org.gan4j.api.objective.Regularizer.LogitTerm;
import org.gan4j.api.objective.Regularizer.Networks;
import org.gan4j.api.objective.Regularizer.Participant;
import org.gan4j.api.objective.Regularizer.Update;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The contract of every regularizer: the gradient that it adds is that of the value that it
 * returns, for generators and discriminators, and its state is complete.
 *
 * @param <C> its configuration
 */
public abstract class RegularizerContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final int BATCH = 3;
  private static final int LATENT = 2;
  private static final int FEATURES = 5;

  /** A step in which every term has begun. */
  private static final long LATE = 1_000_000_000;

  /** For subclasses. */
  protected RegularizerContract() {}

  @Override
  protected abstract RegularizerProvider<C> provider();

  /** The shape of the samples that it is tested with: vectors of 3 unless this says otherwise. */
  protected SampleShape samples() {
    return SampleShape.vector(3);
  }

  /** A discriminator to regularize; a tiny one unless this makes another. */
  protected Discriminator discriminator(DataType type, RandomKey key) {
    return new TinyNetwork(samples().length(), 1, type, key);
  }

  /** A generator to regularize; a tiny one unless this makes another. */
  protected Generator generator(DataType type, RandomKey key) {
    return new TinyNetwork(LATENT, samples().length(), type, key);
  }

  /** A regularizer that has seen the networks. */
  private Regularizer regularizer(Pair networks) {
    Regularizer regularizer = provider().create(configuration(), RegularizerContext.standalone());
    regularizer.prepare(new Networks(networks.all(), KEY.split("initial state")));
    compareLogits(regularizer, networks, DataType.FLOAT, 0);
    return regularizer;
  }

  private Pair networks(DataType type) {
    return new Pair(
        generator(type, KEY.split("generator")), discriminator(type, KEY.split("discriminator")));
  }

  /** The networks of a game. */
  private record Pair(Generator generator, Discriminator discriminator) implements AutoCloseable {
    List<Participant> all() {
      return List.of(
          new Participant("discriminator", NetworkRole.DISCRIMINATOR, discriminator),
          new Participant("generator", NetworkRole.GENERATOR, generator));
    }

    @Override
    public void close() {
      generator.close();
      discriminator.close();
    }
  }

  private Update update(Participant participant, DataType type) {
    ComparedSamples samples =
        new ComparedSamples(
            gaussian("real", type, samples().batch(BATCH)),
            gaussian("fake", type, samples().batch(BATCH)),
            null);
    return new Update(
        participant,
        0,
        participant.role() == NetworkRole.DISCRIMINATOR ? List.of(samples) : List.of(),
        KEY.split("step"));
  }

  /** What a game does in a discriminator's step; nothing if the regularizer compares no logits. */
  private static List<LogitTerm> compareLogits(
      Regularizer regularizer, Pair networks, DataType type, long step) {
    List<LogitTerm> terms = new ArrayList<>();
    for (Participant participant : networks.all()) {
      if (participant.role() == NetworkRole.DISCRIMINATOR && regularizer.comparesLogits()) {
        terms.add(
            regularizer.compareLogits(
                new ComparedLogits(
                    participant,
                    step,
                    gaussian("real logits" + step, type, BATCH, 1),
                    gaussian("fake logits" + step, type, BATCH, 1))));
      }
    }
    return terms;
  }

  private static Map<String, INDArray> copy(Map<String, INDArray> state) {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    state.forEach((name, array) -> copies.put(name, array.dup()));
    return copies;
  }

  private static void restore(Map<String, INDArray> saved, Regularizer regularizer) {
    Map<String, INDArray> state = regularizer.state();
    assertThat(state.keySet()).isEqualTo(saved.keySet());
    saved.forEach((name, array) -> Objects.requireNonNull(state.get(name)).assign(array));
  }

  @Test
  void addsTheGradientOfItsValue() {
    try (Pair networks = networks(DataType.DOUBLE)) {
      Regularizer regularizer = regularizer(networks);
      for (Participant participant : networks.all()) {
        addsTheGradientOfItsValue(regularizer, participant);
      }
    }
  }

  private void addsTheGradientOfItsValue(Regularizer regularizer, Participant participant) {
    Network network = participant.network();
    Update update = update(participant, DataType.DOUBLE);
    Map<String, INDArray> state = copy(regularizer.state());
    network.parameters().clearGradient();
    regularizer.penalize(update);
    FiniteDifferences.standard()
        .check(
            participant.name(),
            network.parameters(),
            () -> {
              restore(state, regularizer);
              return regularizer.penalize(update);
            });
  }

  @Test
  void keepsTheGradientThatIsThereAlready() {
    try (Pair networks = networks(DataType.DOUBLE)) {
      Regularizer regularizer = regularizer(networks);
      for (Participant participant : networks.all()) {
        Network network = participant.network();
        Map<String, INDArray> state = copy(regularizer.state());
        Update update = update(participant, DataType.DOUBLE);
        network.parameters().clearGradient();
        double value = regularizer.penalize(update);
        INDArray own = network.parameters().gradient().dup();
        INDArray loss = gaussian("loss", DataType.DOUBLE, own.length());
        network.parameters().gradient().assign(loss);
        restore(state, regularizer);

        assertThat(regularizer.penalize(update)).isEqualTo(value);
        assertThat(network.parameters().gradient().equalsWithEps(loss.add(own), 1e-9)).isTrue();
      }
    }
  }

  @Test
  void changesNothingButTheGradient() {
    try (Pair networks = networks(DataType.FLOAT)) {
      Regularizer regularizer = regularizer(networks);
      for (Participant participant : networks.all()) {
        Update update = update(participant, DataType.FLOAT);
        INDArray values = participant.network().parameters().values().dup();
        double value = regularizer.penalize(update);

        assertThat(value).isFinite();
        assertThat(participant.network().parameters().values()).isEqualTo(values);
        for (ComparedSamples samples : update.samples()) {
          assertThat(samples.real())
              .isEqualTo(gaussian("real", DataType.FLOAT, samples().batch(BATCH)));
          assertThat(samples.fake())
              .isEqualTo(gaussian("fake", DataType.FLOAT, samples().batch(BATCH)));
        }
      }
    }
  }

  @Test
  void givesTheGradientOfTheFeaturesThatItCompares() {
    try (Pair networks = networks(DataType.DOUBLE)) {
      Regularizer regularizer = regularizer(networks);
      if (!regularizer.comparesFeatures()) {
        return;
      }
      INDArray real = gaussian("real features", DataType.DOUBLE, BATCH, FEATURES);
      INDArray fake = gaussian("fake features", DataType.DOUBLE, BATCH, FEATURES);
      Map<String, INDArray> state = copy(regularizer.state());
      FeatureTerm term = regularizer.compareFeatures(real, fake);
      INDArray gradient = term.fakeGradient().dup();

      FiniteDifferences.standard()
          .check(
              "fake features",
              gradient,
              fake,
              () -> {
                restore(state, regularizer);
                return regularizer.compareFeatures(real, fake).value();
              });
      assertThat(real).isEqualTo(gaussian("real features", DataType.DOUBLE, BATCH, FEATURES));
    }
  }

  @Test
  void givesTheGradientOfTheLogitsThatItCompares() {
    try (Pair networks = networks(DataType.DOUBLE)) {
      Regularizer regularizer = regularizer(networks);
      if (!regularizer.comparesLogits()) {
        return;
      }
      INDArray real = gaussian("real logits", DataType.DOUBLE, BATCH, 1);
      INDArray fake = gaussian("fake logits", DataType.DOUBLE, BATCH, 1);
      ComparedLogits logits = new ComparedLogits(networks.all().get(0), LATE, real, fake);
      Map<String, INDArray> state = copy(regularizer.state());
      LogitTerm term = regularizer.compareLogits(logits);
      INDArray realGradient = term.realGradient().dup();
      INDArray fakeGradient = term.fakeGradient().dup();
      assertThat(real).isEqualTo(gaussian("real logits", DataType.DOUBLE, BATCH, 1));
      assertThat(fake).isEqualTo(gaussian("fake logits", DataType.DOUBLE, BATCH, 1));

      DoubleSupplier value =
          () -> {
            restore(state, regularizer);
            return regularizer.compareLogits(logits).value();
          };
      FiniteDifferences.standard().check("real logits", realGradient, real, value);
      FiniteDifferences.standard().check("fake logits", fakeGradient, fake, value);
    }
  }

  @Test
  void comparesLogitsFromItsStateAsIfThereWasNoInterruption() {
    try (Pair networks = networks(DataType.FLOAT)) {
      Regularizer before = regularizer(networks);
      Regularizer after = regularizer(networks);
      compareLogits(before, networks, DataType.FLOAT, LATE);
      restore(copy(before.state()), after);

      assertThat(compareLogits(after, networks, DataType.FLOAT, LATE + 1))
          .isEqualTo(compareLogits(before, networks, DataType.FLOAT, LATE + 1));
    }
  }

  @Test
  void goesOnFromItsStateAsIfThereWasNoInterruption() {
    try (Pair networks = networks(DataType.FLOAT);
        Pair twins = networks(DataType.FLOAT)) {
      Regularizer before = regularizer(networks);
      step(before, networks);
      Regularizer after = regularizer(twins);
      restore(copy(before.state()), after);
      for (int i = 0; i < twins.all().size(); i++) {
        values(twins.all().get(i)).assign(values(networks.all().get(i)));
      }
      step(before, networks);
      step(after, twins);

      for (int i = 0; i < twins.all().size(); i++) {
        assertThat(values(twins.all().get(i))).isEqualTo(values(networks.all().get(i)));
      }
    }
  }

  private static INDArray values(Participant participant) {
    return participant.network().parameters().values();
  }

  private void step(Regularizer regularizer, Pair networks) {
    for (Participant participant : networks.all()) {
      Network network = participant.network();
      Update update = update(participant, DataType.FLOAT);
      network.parameters().clearGradient();
      regularizer.penalize(update);
      regularizer.reparametrize(update);
      network.update((values, gradient, step) -> values.subi(gradient.mul(0.01)), 0);
      regularizer.constrain(update);
    }
  }
}
