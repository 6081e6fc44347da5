package org.gan4j.api.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A column of categories. Each is a number of the vector: 1 for that of the row and -1 for the
 * others, with noise. The noise keeps the discriminator from telling real rows by numbers that are
 * exactly 1 and -1 (Xu and Veeramachaneni, "Synthesizing tabular data using generative adversarial
 * networks", 2018, section 3.2). A column of one category needs no number.
 *
 * @param name in the header
 * @param values the categories, all different
 * @param noise from 0 to below 1: uniform numbers from 0 to this are added to the shares 1 and 0,
 *     before these are divided by their sum
 */
@ThreadSafe
public record CategoricalColumn(String name, List<String> values, double noise)
    implements TableColumn {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no category, or the noise is out of its bounds
   */
  public CategoricalColumn {
    values = List.copyOf(values);
    Require.that(!values.isEmpty(), "the column " + name + " has no category");
    Require.atLeast("noise", noise, 0);
    Require.below("noise", noise, 1);
  }

  @Override
  public int length() {
    return values.size() == 1 ? 0 : values.size();
  }

  @Override
  public void encode(double value, RandomGenerator random, float[] vector, int at) {
    OneHot.encode((int) value, length(), noise, random, vector, at);
  }

  @Override
  public double decode(float[] vector, int at) {
    return length() == 0 ? 0 : OneHot.decode(vector, at, length());
  }

  @Override
  public String text(double value) {
    return values.get((int) value);
  }
}
