package org.gan4j.training;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.Progress;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * All parts of a training, built and checked.
 *
 * @param game the players and their objectives
 * @param players with their networks, in the game's order
 * @param dataset the training data
 * @param task presents batches to the players
 * @param loss the experiment's
 * @param augmentations in the experiment's order
 * @param regularizers in the experiment's order
 * @param schedule the order of the players' steps
 * @param learningRates what share of their steps the optimizers take
 * @param key the root of the run's randomness
 */
public record TrainingSetup(
    Game game,
    List<LearningPlayer> players,
    Dataset dataset,
    Task task,
    LossStrategy loss,
    List<Augmentation> augmentations,
    List<Regularizer> regularizers,
    TrainingSchedule schedule,
    LearningRates learningRates,
    RandomKey key) {

  /** Copies the lists. */
  public TrainingSetup {
    players = List.copyOf(players);
    augmentations = List.copyOf(augmentations);
    regularizers = List.copyOf(regularizers);
  }

  /** The augmentations of the experiment, and those of its regularizers, in this order. */
  Stream<Augmentation> allAugmentations() {
    return Stream.concat(
        augmentations.stream(),
        regularizers.stream().flatMap(regularizer -> regularizer.augmentation().stream()));
  }

  /** The networks of all players, in the game's order. */
  public List<LearningNetwork> networks() {
    return players.stream().flatMap(player -> player.networks().stream()).toList();
  }

  /**
   * A network by its name.
   *
   * @throws IllegalArgumentException if the game has none of that name
   */
  public LearningNetwork network(String name) {
    return networks().stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the game has no network \""
                        + name
                        + "\" but "
                        + String.join(
                            ", ", networks().stream().map(LearningNetwork::name).toList())));
  }

  /**
   * A player by its name.
   *
   * @throws IllegalArgumentException if the game has none of that name
   */
  public LearningPlayer player(String name) {
    return players.stream()
        .filter(player -> player.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the schedule names a player \""
                        + name
                        + "\", and the game has "
                        + String.join(", ", players.stream().map(LearningPlayer::name).toList())));
  }

  /** The network that is sampled after the training. */
  public LearningNetwork sampled() {
    return network(game.sampled());
  }

  /** The distribution of z. */
  public Latent latent() {
    return game.latent();
  }

  /**
   * How many batches have been read: one in each step of a player that draws batches, and one in
   * each step before the first of those.
   */
  public long batches(Progress progress) {
    return drawingSteps(progress) + progress.furtherBatches();
  }

  /** Whether a step of a player reads a new batch. */
  boolean readsBatch(LearningPlayer player, Progress progress) {
    return player.drawsBatch() || drawingSteps(progress) == 0;
  }

  private long drawingSteps(Progress progress) {
    return players.stream()
        .filter(LearningPlayer::drawsBatch)
        .mapToLong(player -> progress.steps(player.name()))
        .sum();
  }
}
