package org.gan4j.objectives.regularizer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.gan4j.api.GanException;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.Regularizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps the discriminator's logits near moving averages of its earlier ones: {@code λ · (E max(0,
 * D(x) − α_F)² + E max(0, α_R − D(G(z)))²)}, where α_R and α_F are the averages of D(x) and
 * D(G(z)). Means are over all logits of a batch. The averages have no gradient.
 *
 * <p>Tseng et al., "Regularizing Generative Adversarial Networks under Limited Data", 2021,
 * equations 6 and 7, in the one-sided form: only logits beyond the average of the others count.
 */
final class LeCam implements Regularizer {
  private static final int REAL = 0;
  private static final int FAKE = 1;

  private final LeCamConfiguration configuration;

  /** α_R and α_F of each discriminator: [2]. */
  private final Map<String, INDArray> averages = new LinkedHashMap<>();

  private final Set<String> compared = new HashSet<>();

  LeCam(LeCamConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void prepare(Networks networks) {
    for (Participant discriminator : networks.of(NetworkRole.DISCRIMINATOR)) {
      averages.put(discriminator.name(), Nd4j.zeros(DataType.FLOAT, 2));
    }
  }

  @Override
  public boolean comparesLogits() {
    return true;
  }

  /** The averages are those of earlier steps, and take these logits in afterwards. */
  @Override
  public LogitTerm compareLogits(ComparedLogits logits) {
    String name = logits.discriminator().name();
    compared.add(name);
    INDArray average = averages.get(name);
    if (average == null) {
      throw new IllegalArgumentException("the discriminator " + name + " was not prepared");
    }
    double[] real = numbers(logits.real());
    double[] fake = numbers(logits.fake());
    boolean begun = logits.step() >= configuration.startStep() && logits.step() > 0;
    double weight = begun ? configuration.weight() : 0;
    double averageReal = average.getDouble(REAL);
    double averageFake = average.getDouble(FAKE);
    // Until the term begins, the averages are the means of the latest step.
    double decay = begun ? configuration.decay() : 0;
    average.putScalar(REAL, decay * averageReal + (1 - decay) * mean(real));
    average.putScalar(FAKE, decay * averageFake + (1 - decay) * mean(fake));
    double value =
        weight
            * (meanSquare(real, logit -> Math.max(0, logit - averageFake))
                + meanSquare(fake, logit -> Math.max(0, averageReal - logit)));
    return new LogitTerm(
        value,
        gradient(logits.real(), real, weight, logit -> Math.max(0, logit - averageFake)),
        gradient(logits.fake(), fake, weight, logit -> -Math.max(0, averageReal - logit)));
  }

  @Override
  public double penalize(Update update) {
    if (update.role() == NetworkRole.DISCRIMINATOR
        && !compared.contains(update.participant().name())) {
      throw GanException.usage(
          "lecam regularizes logits, and the game does not offer those of the "
              + update.participant().name(),
          "regularizers",
          "remove lecam, or choose a game that offers them, such as adversarial");
    }
    return 0;
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.copyOf(averages);
  }

  private static double[] numbers(INDArray logits) {
    return logits.reshape('c', new long[] {logits.length()}).toDoubleVector();
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double meanSquare(double[] logits, DoubleUnaryOperator excess) {
    double sum = 0;
    for (double logit : logits) {
      double distance = excess.applyAsDouble(logit);
      sum += distance * distance;
    }
    return sum / logits.length;
  }

  private static INDArray gradient(
      INDArray like, double[] logits, double weight, DoubleUnaryOperator excess) {
    double[] gradient = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      gradient[i] = weight * 2 * excess.applyAsDouble(logits[i]) / logits.length;
    }
    return Nd4j.create(gradient, like.shape(), like.dataType());
  }
}
