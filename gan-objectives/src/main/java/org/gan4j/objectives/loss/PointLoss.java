package org.gan4j.objectives.loss;

/** How far one logit is from its label. */
enum PointLoss {
  /**
   * The binary cross-entropy of a logit l and a label t, {@code softplus(l) − t·l} with {@code
   * softplus(x) = log(1 + exp(x))}: forms that neither overflow nor lose digits.
   */
  CROSS_ENTROPY {
    @Override
    double value(double logit, double label) {
      return softplus(logit) - label * logit;
    }

    @Override
    double slope(double logit, double label) {
      return sigmoid(logit) - label;
    }
  },

  /** Half the squared difference. */
  SQUARED {
    @Override
    double value(double logit, double label) {
      return (logit - label) * (logit - label) / 2;
    }

    @Override
    double slope(double logit, double label) {
      return logit - label;
    }
  };

  /** The loss. */
  abstract double value(double logit, double label);

  /** Its derivative with respect to the logit. */
  abstract double slope(double logit, double label);

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double sigmoid(double x) {
    double tail = Math.exp(-Math.abs(x));
    return (x >= 0 ? 1 : tail) / (1 + tail);
  }
}
