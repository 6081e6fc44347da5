package org.gan4j.cli.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;

/** Measured numbers, for people and for programs. */
@ThreadSafe
public final class Numbers {
  private static final double WHOLE = 1e15;

  private Numbers() {}

  /** Five digits; all of a whole number. */
  public static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < WHOLE
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.5g", number);
  }

  /** A row for each number. */
  public static void addTo(TextTable table, Map<String, Double> numbers) {
    numbers.forEach((name, value) -> table.row(name, text(value)));
  }

  /** With all digits; null for NaN and infinite values, which JSON does not have. */
  public static ObjectNode toJson(Map<String, Double> numbers) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    numbers.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            object.put(name, value);
          } else {
            object.putNull(name);
          }
        });
    return object;
  }
}
