package org.gan4j.experiment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to reproduce a training. The records are the format: {@link ExperimentReader},
 * {@link ExperimentWriter} and {@link ExperimentSchema} all follow them.
 */
public record Experiment(
    @Option("Name of the run's folder: letters, digits, '.', '_' and '-'") String name,
    @Option(value = "Seed of all randomness", defaultValue = "42") long seed,
    @Option("The source of the real samples") @Slot(Kind.DATASET) Component dataset,
    @Option("The players, and what each of them minimizes")
        @Slot(value = Kind.GAME, defaultType = "adversarial")
        Component game,
    @Option("The real samples and the conditions that the players receive")
        @Slot(value = Kind.TASK, defaultType = "generation")
        Component task,
    @Option("The distribution of z") @Slot(value = Kind.LATENT, defaultType = "gaussian")
        Component latent,
    @Option("The network that generates samples") @Slot(Kind.GENERATOR) Component generator,
    @Option("The network that distinguishes real from generated samples") @Slot(Kind.DISCRIMINATOR)
        Component discriminator,
    @Option("The adversarial term of the players' objectives")
        @Slot(value = Kind.LOSS, defaultType = "non-saturating")
        Component loss,
    @Option(value = "Terms and constraints in addition to the loss", defaultValue = "[]")
        @Slot(Kind.REGULARIZER)
        List<Component> regularizers,
    @Option(value = "Random changes of all inputs of discriminators", defaultValue = "[]")
        @Slot(Kind.AUGMENTATION)
        List<Component> augmentations,
    @Option("The order of the players' steps") @Slot(value = Kind.SCHEDULE, defaultType = "k-step")
        Component schedule,
    @Option(value = "The optimizer of each player", defaultValue = "{}") Optimizers optimizers,
    @Option(value = "Length and batch size of the training", defaultValue = "{}")
        TrainingOptions training,
    @Option("Moving average of the generator's parameters, from which samples are then drawn")
        @Nullable AveragingOptions averaging,
    @Option("Training by several workers whose networks are averaged after every round")
        @Nullable LocalSgdOptions localSgd,
    @Option(value = "Checks of the training, and the reaction to a failure", defaultValue = "{}")
        GuardOptions guard,
    @Option(value = "Evaluation of the generator during the training", defaultValue = "{}")
        EvaluationOptions evaluation,
    @Option(value = "Receivers of the results of iterations and evaluations", defaultValue = "[]")
        @Slot(Kind.LISTENER)
        List<Component> listeners,
    @Option(value = "Checkpoints, from which a run is resumed", defaultValue = "{}")
        CheckpointOptions checkpoint) {

  /** What a name may be: it becomes part of a folder's name on any operating system. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?");

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the name is not fit for a folder, or a number of the
   *     options is out of its bounds
   */
  public Experiment {
    problemOfName(name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    for (Record options : List.of(training, guard, evaluation, checkpoint)) {
      Require.withinBounds(options);
    }
    if (averaging != null) {
      Require.withinBounds(averaging);
    }
    if (localSgd != null) {
      Require.withinBounds(localSgd);
    }
    regularizers = List.copyOf(regularizers);
    augmentations = List.copyOf(augmentations);
    listeners = List.copyOf(listeners);
  }

  /** Why a name is not fit for a folder; empty if it is. */
  static Optional<String> problemOfName(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "name must be letters, digits, '.', '_' and '-', at most 80, and begin with a letter or"
                + " digit, not \""
                + name
                + "\"");
  }

  /** The same with another evaluation. */
  Experiment with(EvaluationOptions other) {
    return with(dataset, other);
  }

  private Experiment with(Component otherDataset, EvaluationOptions otherEvaluation) {
    return new Experiment(
        name,
        seed,
        otherDataset,
        game,
        task,
        latent,
        generator,
        discriminator,
        loss,
        regularizers,
        augmentations,
        schedule,
        optimizers,
        training,
        averaging,
        localSgd,
        guard,
        otherEvaluation,
        listeners,
        checkpoint);
  }

  /**
   * The experiment that evaluates a trained generator: if this one has other data than the
   * training, metrics compare with them, and the training's own stay what was trained with.
   *
   * @param features that metrics compare where it names none
   */
  public Experiment comparedWith(Experiment trained, Optional<Component> features) {
    Component reference = trained.dataset.equals(dataset) ? evaluation.reference() : dataset;
    return with(
        trained.dataset, evaluation.with(reference, trained.evaluation.heldOut(), features));
  }
}
