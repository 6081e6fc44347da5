package com.example.resnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gan4j.testkit.LossStrategyContract;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class HuberLossTest extends LossStrategyContract<HuberLossProvider.Settings> {
  @Override
  protected HuberLossProvider provider() {
    return new HuberLossProvider();
  }

  @Override
  protected HuberLossProvider.Settings configuration() {
    return new HuberLossProvider.Settings(2);
  }

  /** At distance 2 = δ: 4 (√2 - 1). */
  @Test
  void hasTheValueOfItsFormula() {
    assertEquals(
        4 * (Math.sqrt(2) - 1),
        loss().generator(Nd4j.createFromArray(new double[][] {{3}, {-1}}), null).value(),
        1e-12);
  }
}
