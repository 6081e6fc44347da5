package org.gan4j.experiment;

import java.util.List;
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
    @Option("Names the run's folder: letters, digits, '.', '_' and '-'") String name,
    @Option(value = "Everything random follows from it", defaultValue = "42") long seed,
    @Option("Where the real samples come from") @Slot(Kind.DATASET) Component dataset,
    @Option("Who plays, and what each player minimizes")
        @Slot(value = Kind.GAME, defaultType = "adversarial")
        Component game,
    @Option("What the game is about") @Slot(value = Kind.TASK, defaultType = "generation")
        Component task,
    @Option("The distribution that z is drawn from")
        @Slot(value = Kind.LATENT, defaultType = "gaussian")
        Component latent,
    @Option("The network that makes samples") @Slot(Kind.GENERATOR) Component generator,
    @Option("The network that tells real samples from generated ones") @Slot(Kind.DISCRIMINATOR)
        Component discriminator,
    @Option("The adversarial term of the players' objectives")
        @Slot(value = Kind.LOSS, defaultType = "non-saturating")
        Component loss,
    @Option(value = "Terms and constraints beside the loss", defaultValue = "[]")
        @Slot(Kind.REGULARIZER)
        List<Component> regularizers,
    @Option(value = "Random changes of all that discriminators see", defaultValue = "[]")
        @Slot(Kind.AUGMENTATION)
        List<Component> augmentations,
    @Option("Who learns when") @Slot(value = Kind.SCHEDULE, defaultType = "k-step")
        Component schedule,
    @Option(value = "What moves the parameters of each player", defaultValue = "{}")
        Optimizers optimizers,
    @Option(value = "How long, and in what portions", defaultValue = "{}") TrainingOptions training,
    @Option("Averages the generator over its steps; what is sampled then is the average")
        @Nullable AveragingOptions averaging,
    @Option(value = "What is done about a training that goes wrong", defaultValue = "{}")
        GuardOptions guard,
    @Option(value = "How the generator is watched", defaultValue = "{}")
        EvaluationOptions evaluation,
    @Option(value = "Who else watches the training", defaultValue = "[]") @Slot(Kind.LISTENER)
        List<Component> listeners,
    @Option(value = "What is saved to go on from", defaultValue = "{}")
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
    Require.that(
        NAME.matcher(name).matches(),
        "name must be letters, digits, '.', '_' and '-', at most 80, and begin with a letter or"
            + " digit, not \""
            + name
            + "\"");
    for (Record options : List.of(training, guard, evaluation, checkpoint)) {
      Require.withinBounds(options);
    }
    if (averaging != null) {
      Require.withinBounds(averaging);
    }
    regularizers = List.copyOf(regularizers);
    augmentations = List.copyOf(augmentations);
    listeners = List.copyOf(listeners);
  }
}
