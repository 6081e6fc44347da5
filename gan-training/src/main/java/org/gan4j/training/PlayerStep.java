package org.gan4j.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Tape;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.ComparedLogits;
import org.gan4j.api.objective.Regularizer.ComparedSamples;
import org.gan4j.api.objective.Regularizer.FeatureTerm;
import org.gan4j.api.objective.Regularizer.LogitTerm;
import org.gan4j.api.objective.Regularizer.Participant;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step while the game records it. */
final class PlayerStep implements Turn {
  private final TrainingSetup setup;
  private final LearningPlayer player;
  private final Progress progress;
  private final Round round;
  private final StepTape tape;
  private final Value latent;
  private final RandomKey key;
  private final Map<Network, List<ComparedSamples>> samples = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private double accuracy;

  PlayerStep(
      TrainingSetup setup,
      LearningPlayer player,
      Progress progress,
      Round round,
      StepTape tape,
      INDArray latent,
      RandomKey key) {
    this.setup = setup;
    this.player = player;
    this.progress = progress;
    this.round = round;
    this.tape = tape;
    this.latent = tape.constant(latent);
    this.key = key;
    this.accuracy = progress.accuracy();
  }

  @Override
  public Tape tape() {
    return tape;
  }

  @Override
  public Network network(String name) {
    return setup.network(name).network();
  }

  @Override
  public Round round() {
    return round;
  }

  @Override
  public Value latent() {
    return latent;
  }

  @Override
  public LossStrategy loss() {
    return setup.loss();
  }

  @Override
  public Value augment(Value samples, boolean real) {
    long batches = setup.batches(progress);
    Value seen = samples;
    RandomKey drawn = key.split("augmentation");
    for (int i = 0; i < setup.augmentations().size(); i++) {
      seen = augment(setup.augmentations().get(i), seen, real, batches, drawn.split(i));
    }
    RandomKey perturbed = key.split("disturbance");
    for (int i = 0; i < setup.regularizers().size(); i++) {
      Optional<Augmentation> augmentation = setup.regularizers().get(i).augmentation();
      if (augmentation.isPresent()) {
        seen = augment(augmentation.get(), seen, real, batches, perturbed.split(i));
      }
    }
    return seen;
  }

  private Value augment(
      Augmentation augmentation, Value samples, boolean real, long batches, RandomKey drawn) {
    Augmentation.BatchContext batch =
        new Augmentation.BatchContext(real, batches, drawn, drawn.split(real ? "real" : "fake"));
    return tape.apply(augmentation.draw(batch), samples);
  }

  @Override
  public boolean comparesFeatures() {
    return setup.regularizers().stream().anyMatch(Regularizer::comparesFeatures);
  }

  @Override
  public void compareFeatures(Value real, Value fake) {
    for (Regularizer regularizer : setup.regularizers()) {
      if (regularizer.comparesFeatures()) {
        Value features = tape.features(fake);
        FeatureTerm term =
            regularizer.compareFeatures(tape.features(real).array(), features.array());
        tape.add(Term.of("features", term.value(), features, term.fakeGradient()));
      }
    }
  }

  @Override
  public void compareLogits(Network network, Value real, Value fake) {
    for (Regularizer regularizer : setup.regularizers()) {
      if (regularizer.comparesLogits()) {
        LogitTerm term =
            regularizer.compareLogits(
                new ComparedLogits(participant(network), step(), real.array(), fake.array()));
        tape.add(
            Term.of(
                "logitPenalty",
                term.value(),
                new Term.Seed(real, term.realGradient()),
                new Term.Seed(fake, term.fakeGradient())));
      }
    }
    observe(real, /* isReal= */ true);
    observe(fake, /* isReal= */ false);
  }

  private void observe(Value logits, boolean isReal) {
    int samples = Math.toIntExact(round.real().size(0));
    Augmentation.Observation observation =
        new Augmentation.Observation(isReal, samples, logits.array());
    setup.allAugmentations().forEach(augmentation -> augmentation.observe(observation));
  }

  private Participant participant(Network network) {
    return setup.networks().stream()
        .filter(learning -> learning.network() == network)
        .map(LearningNetwork::participant)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the network is not one of this game"));
  }

  @Override
  public void regularize(Network network, Value real, Value fake, @Nullable INDArray condition) {
    samples
        .computeIfAbsent(network, unused -> new ArrayList<>())
        .add(new ComparedSamples(real.array(), fake.array(), condition));
  }

  List<ComparedSamples> samples(Network network) {
    return samples.getOrDefault(network, List.of());
  }

  @Override
  public void report(String name, double value) {
    numbers.put(name, value);
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  @Override
  public void reportAccuracy(double share) {
    accuracy = share;
  }

  /** The accuracy that the game reported in this step, or in an earlier one if it reported none. */
  double accuracy() {
    return accuracy;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public long step() {
    return progress.steps(player.name());
  }

  @Override
  public RandomKey key() {
    return key;
  }
}
