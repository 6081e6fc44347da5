package ${package};

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Provides the loss {@code ${artifactId}}: replace it by your own. As it is, the discriminator wants
 * real logits above a margin and fakes below its negative, and the generator wants its logits high.
 */
public final class MarginLossProvider extends NamedProvider<MarginLossProvider.Settings>
    implements LossStrategyProvider<MarginLossProvider.Settings> {

  /** What an experiment can set, each with its default and what it does. */
  public record Settings(
      @Option(value = "Margin beyond which the loss of a logit is 0", defaultValue = "1", above = 0)
          double margin) {}

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MarginLossProvider() {
    super(
        "${artifactId}",
        Settings.class,
        "A margin for the discriminator, a mean for the generator");
  }

  @Override
  public LossStrategy create(Settings settings, LossContext context) {
    return new MarginLoss(settings.margin());
  }

  private record MarginLoss(double margin) implements LossStrategy {
    @Override
    public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
      INDArray realGradient = gradient(realLogits, -1);
      INDArray fakeGradient = gradient(fakeLogits, 1);
      return new DiscriminatorLoss(
          shortfall(realLogits, -1) + shortfall(fakeLogits, 1), realGradient, fakeGradient);
    }

    @Override
    public GeneratorLoss generator(INDArray fakeLogits, INDArray realLogits) {
      INDArray gradient =
          Nd4j.valueArrayOf(fakeLogits.shape(), -1.0 / fakeLogits.length(), fakeLogits.dataType());
      return new GeneratorLoss(-fakeLogits.meanNumber().doubleValue(), gradient);
    }

    /** The mean of max(0, margin + sign · logit). */
    private double shortfall(INDArray logits, double sign) {
      double sum = 0;
      for (long i = 0; i < logits.length(); i++) {
        sum += Math.max(0, margin + sign * logits.getDouble(i));
      }
      return sum / logits.length();
    }

    private INDArray gradient(INDArray logits, double sign) {
      INDArray gradient = Nd4j.zeros(logits.dataType(), logits.shape());
      for (long i = 0; i < logits.length(); i++) {
        if (margin + sign * logits.getDouble(i) > 0) {
          gradient.putScalar(i, sign / logits.length());
        }
      }
      return gradient;
    }
  }
}
