package org.gan4j.api.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A column of numbers. With one mode, the vector has (value − mean) / deviation. With several it
 * has that of one mode, and one number a mode that tells which: mode-specific normalization (Xu et
 * al., "Modeling tabular data using conditional GAN", NeurIPS 2019, section 4.2). The mode is drawn
 * by its probability, given the value.
 *
 * @param name in the header
 * @param decimals digits after the decimal point, to which values are rounded; -1 for as they are
 * @param minimum of the data: smaller values become this
 * @param maximum of the data: greater values become this
 * @param modes at least one
 */
@ThreadSafe
public record NumericColumn(
    String name, int decimals, double minimum, double maximum, List<Mode> modes)
    implements TableColumn {
  private static final double MODE_NOISE = 0.2;

  /** The digits that single precision holds. */
  private static final MathContext SINGLE = new MathContext(7, RoundingMode.HALF_EVEN);

  /**
   * A Gaussian component of the distribution.
   *
   * @param weight its probability
   * @param mean in the column's unit
   * @param deviation standard deviation, positive
   */
  public record Mode(double weight, double mean, double deviation) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the weight or the deviation is not positive
     */
    public Mode {
      Require.above("weight", weight, 0);
      Require.above("deviation", deviation, 0);
    }

    private double logDensity(double value) {
      double distance = (value - mean) / deviation;
      return Math.log(weight / deviation) - distance * distance / 2;
    }
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no mode
   */
  public NumericColumn {
    modes = List.copyOf(modes);
    Require.that(!modes.isEmpty(), "the column " + name + " has no mode");
    Require.that(minimum <= maximum, "the column " + name + " has no values");
  }

  @Override
  public int length() {
    return modes.size() == 1 ? 1 : 1 + modes.size();
  }

  @Override
  public void encode(double value, RandomGenerator random, float[] vector, int at) {
    int chosen = modes.size() == 1 ? 0 : draw(value, random);
    Mode mode = modes.get(chosen);
    vector[at] = (float) ((value - mode.mean()) / mode.deviation());
    if (modes.size() > 1) {
      OneHot.encode(chosen, modes.size(), MODE_NOISE, random, vector, at + 1);
    }
  }

  private int draw(double value, RandomGenerator random) {
    double[] logs = modes.stream().mapToDouble(mode -> mode.logDensity(value)).toArray();
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      largest = Math.max(largest, log);
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.exp(logs[i] - largest);
      sum += logs[i];
    }
    double left = random.nextDouble() * sum;
    int chosen = 0;
    while (chosen < logs.length - 1 && left >= logs[chosen]) {
      left -= logs[chosen];
      chosen++;
    }
    return chosen;
  }

  @Override
  public double decode(float[] vector, int at) {
    Mode mode = modes.get(modes.size() == 1 ? 0 : OneHot.decode(vector, at + 1, modes.size()));
    double value = mode.mean() + mode.deviation() * vector[at];
    return Double.isNaN(value) ? value : Math.max(minimum, Math.min(maximum, rounded(value)));
  }

  private double rounded(double value) {
    return decimals < 0 || Double.isInfinite(value)
        ? value
        : BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** With the decimals of the data, or seven digits if these have more. */
  @Override
  public String text(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    return decimals < 0
        ? new BigDecimal(value, SINGLE).stripTrailingZeros().toString()
        : BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
