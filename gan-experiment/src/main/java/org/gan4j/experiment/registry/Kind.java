package org.gan4j.experiment.registry;

import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.data.LatentProvider;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.api.game.GameProvider;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.OptimizerProvider;
import org.gan4j.api.objective.AugmentationProvider;
import org.gan4j.api.objective.LossStrategyProvider;
import org.gan4j.api.objective.RegularizerProvider;
import org.gan4j.api.schedule.TrainingScheduleProvider;
import org.gan4j.api.training.TrainingListenerProvider;

/** A kind of component. */
public enum Kind {
  /** The source of samples. */
  DATASET(DatasetProvider.class, "dataset", "datasets"),
  /** The players and their objectives. */
  GAME(GameProvider.class, "game", "games"),
  /** The real samples and the conditions that the players receive. */
  TASK(TaskProvider.class, "task", "tasks"),
  /** The distribution of z. */
  LATENT(LatentProvider.class, "latent", "latents"),
  /** G(z|c). */
  GENERATOR(GeneratorProvider.class, "generator", "generators"),
  /** D(x|c). */
  DISCRIMINATOR(DiscriminatorProvider.class, "discriminator", "discriminators"),
  /** The objective of both players. */
  LOSS(LossStrategyProvider.class, "loss", "losses"),
  /** A term or constraint in addition to the loss. */
  REGULARIZER(RegularizerProvider.class, "regularizer", "regularizers"),
  /** A random change of the discriminators' input. */
  AUGMENTATION(AugmentationProvider.class, "augmentation", "augmentations"),
  /** The order of the players' steps. */
  SCHEDULE(TrainingScheduleProvider.class, "schedule", "schedules"),
  /** What turns gradients into steps. */
  OPTIMIZER(OptimizerProvider.class, "optimizer", "optimizers"),
  /** How good a generator is. */
  METRIC(MetricProvider.class, "metric", "metrics"),
  /** What samples are compared in. */
  FEATURES(FeatureProvider.class, "features", "features"),
  /** Who watches the training. */
  LISTENER(TrainingListenerProvider.class, "listener", "listeners"),
  /** The hidden part of an image; a setting of tasks, not a slot of the experiment. */
  MASK(MaskProvider.class, "mask", "masks");

  private final Class<?> provider;
  private final String slot;
  private final String plural;

  Kind(Class<?> provider, String slot, String plural) {
    this.provider = provider;
    this.slot = slot;
    this.plural = plural;
  }

  /**
   * The kind whose providers implement an interface.
   *
   * @throws IllegalArgumentException if it is none's
   */
  public static Kind of(Class<?> provider) {
    for (Kind kind : values()) {
      if (kind.provider == provider) {
        return kind;
      }
    }
    throw new IllegalArgumentException(provider.getName() + " provides no kind of component");
  }

  /** The interface that a provider of this kind implements, and is registered under. */
  public Class<?> provider() {
    return provider;
  }

  /** What one is called, as in {@code dataset}. */
  public String slot() {
    return slot;
  }

  /** What several are called, as in {@code datasets}. */
  public String plural() {
    return plural;
  }

  /** Whether a provider is of this kind. */
  public boolean includes(ComponentProvider<?, ?, ?> candidate) {
    return provider.isInstance(candidate);
  }
}
