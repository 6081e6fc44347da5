package org.gan4j.objectives.loss;

/** The loss as a function of the difference of two logits: f(y) of Jolicoeur-Martineau 2019. */
public enum Comparison {
  /** log(1 + exp(−y)): the cross-entropy. */
  STANDARD {
    @Override
    double value(double margin) {
      return PointLoss.softplus(-margin);
    }

    @Override
    double slope(double margin) {
      return -PointLoss.sigmoid(-margin);
    }
  },
  /** (y − 1)². */
  LEAST_SQUARES {
    @Override
    double value(double margin) {
      return (margin - 1) * (margin - 1);
    }

    @Override
    double slope(double margin) {
      return 2 * (margin - 1);
    }
  },
  /** max(0, 1 − y). */
  HINGE {
    @Override
    double value(double margin) {
      return Math.max(0, 1 - margin);
    }

    @Override
    double slope(double margin) {
      return margin < 1 ? -1 : 0;
    }
  };

  /** The cost. */
  abstract double value(double margin);

  /** Its derivative. */
  abstract double slope(double margin);
}
