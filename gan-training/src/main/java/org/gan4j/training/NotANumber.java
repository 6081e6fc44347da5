package org.gan4j.training;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Finds where in a network the first NaN or infinite value is, after a step that was not taken. */
final class NotANumber {
  private final TrainingSetup setup;
  private final LearningPlayer player;

  /**
   * After a step.
   *
   * @param player the name of the updated player
   */
  NotANumber(TrainingSetup setup, String player) {
    this.setup = setup;
    this.player = setup.player(player);
  }

  /**
   * The failure by a NaN or infinite value, attributed to the network in which it appeared.
   *
   * @param step the number of the step, those of all players together
   */
  TrainingFailure failure(long step) {
    // The values of another player may have diverged in an earlier step, and show in this one.
    List<LearningNetwork> all = setup.networks();
    Optional<LearningNetwork> broken =
        java.util.stream.IntStream.range(0, all.size())
            .mapToObj(i -> all.get(all.size() - 1 - i))
            .filter(network -> layer(network).isPresent())
            .findFirst();
    LearningNetwork cause = broken.orElse(player.networks().get(0));
    return new TrainingFailure(
        TrainingFailure.Kind.NOT_A_NUMBER,
        step,
        broken.map(NotANumber::parameters).orElseGet(this::gradient),
        "lower "
            + cause.optimizerPath()
            + ".learningRate or clip its gradient; checkpoints of earlier steps are good");
  }

  private static Optional<String> layer(LearningNetwork network) {
    return first(network.network(), Parameter::value);
  }

  private static String parameters(LearningNetwork network) {
    return String.format(
        Locale.ROOT,
        "the %s's parameters are no longer numbers, in %s",
        network.name(),
        layer(network).orElseThrow());
  }

  private String gradient() {
    for (LearningNetwork network : player.networks()) {
      Optional<String> layer = first(network.network(), Parameter::gradient);
      if (layer.isPresent()) {
        return String.format(
                Locale.ROOT,
                "the %s's gradient is no longer a number, in %s",
                network.name(),
                layer.get())
            + largest(network.network());
      }
    }
    return String.format(
            Locale.ROOT, "the %s's loss or gradient is no longer a number", player.name())
        + largest(player.networks().get(0).network());
  }

  private static Optional<String> first(Network network, Function<Parameter, INDArray> part) {
    return network.parameters().named().stream()
        .filter(parameter -> !Float.isFinite(magnitude(part.apply(parameter))))
        .map(Parameter::name)
        .findFirst();
  }

  private static String largest(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> Float.isFinite(magnitude(parameter.value())))
        .max(Comparator.comparing(parameter -> magnitude(parameter.value())))
        .map(
            parameter ->
                String.format(
                    Locale.ROOT,
                    "; its largest parameter is %.3g in %s",
                    magnitude(parameter.value()),
                    parameter.name()))
        .orElse("");
  }

  /** The largest absolute value; NaN if there is one. ND4J's own maxima leave NaN out. */
  private static float magnitude(INDArray array) {
    float most = 0;
    try (INDArray flat = Nd4j.toFlattened('c', array)) {
      for (float number : flat.toFloatVector()) {
        float magnitude = Math.abs(number);
        if (!(magnitude <= most)) {
          most = magnitude;
        }
        if (Float.isNaN(most)) {
          return most;
        }
      }
    }
    return most;
  }
}
