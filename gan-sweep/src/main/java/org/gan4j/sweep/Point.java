package org.gan4j.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.CRC32C;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * One training of a sweep.
 *
 * @param values of the varied settings, by their paths, each as behind the {@code =} of an override
 */
@ThreadSafe
public record Point(Map<String, String> values) {
  /** Names of folders stay readable, and below the limits of file systems. */
  private static final int LONGEST_NAME = 80;

  /** Copies. */
  public Point {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The overrides of the experiment. */
  public List<String> overrides() {
    List<String> overrides = new ArrayList<>();
    values.forEach((path, value) -> overrides.add(path + "=" + value));
    return overrides;
  }

  /** The values but for the seed: points that agree in them are repetitions of each other. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>(values);
    configuration.remove(Variation.SEED);
    return configuration;
  }

  /**
   * The name of its run's folder, such as {@code loss-hinge_seed-1}. It follows from the values
   * alone, so that a sweep with more values finds the runs of an earlier one.
   */
  public String name() {
    StringJoiner name = new StringJoiner("_");
    values.forEach((path, value) -> name.add(shortened(path) + "-" + value));
    String plain = name.toString().replaceAll("[^A-Za-z0-9._+-]+", "-");
    if (plain.equals(name.toString()) && plain.length() <= LONGEST_NAME && isUnambiguous()) {
      return plain;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(String.join("\n", overrides()).getBytes(StandardCharsets.UTF_8));
    String end = String.format(Locale.ROOT, "-%08x", checksum.getValue());
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME - end.length())) + end;
  }

  /** The last word of a path, or the one before if that is {@code type}. */
  private static String shortened(String path) {
    String named = path.endsWith(".type") ? path.substring(0, path.length() - 5) : path;
    return named.substring(named.lastIndexOf('.') + 1);
  }

  private boolean isUnambiguous() {
    return values.keySet().stream().map(Point::shortened).distinct().count() == values.size();
  }

  /** As {@code loss.type=hinge seed=1}. */
  @Override
  public String toString() {
    return String.join(" ", overrides());
  }
}
