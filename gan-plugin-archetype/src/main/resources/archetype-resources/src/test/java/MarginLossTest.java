package ${package};

import org.gan4j.testkit.LossStrategyContract;

/** These two methods are a full test: gradients, stability, shapes, means. */
class MarginLossTest extends LossStrategyContract<MarginLossProvider.Settings> {
  @Override
  protected MarginLossProvider provider() {
    return new MarginLossProvider();
  }

  @Override
  protected MarginLossProvider.Settings configuration() {
    return new MarginLossProvider.Settings(1);
  }
}
