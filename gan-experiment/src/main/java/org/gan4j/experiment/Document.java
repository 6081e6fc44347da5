package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.experiment.Locations.Location;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonListener;

/** A JSON text as a tree with the position of each part. */
final class Document implements JsonListener {
  private final String source;
  private final Map<String, Location> members = new HashMap<>();
  private final Map<String, Location> values = new HashMap<>();
  private final List<Problem> repetitions = new ArrayList<>();
  private final JsonNode root;

  /**
   * Reads a text.
   *
   * @throws org.gan4j.experiment.configuration.JsonSyntaxException if it is not JSON
   */
  Document(String text, String source) {
    this.source = source;
    this.root = Json.parse(text, this);
  }

  @Override
  public void member(String path, int line, int column, boolean repeated) {
    if (repeated) {
      repetitions.add(
          new Problem(
              path,
              source,
              line,
              column,
              String.format(Locale.ROOT, "\"%s\" is given twice", Paths.last(path)),
              "keep one of the two"));
    } else {
      members.put(path, new Location(source, line, column));
    }
  }

  @Override
  public void value(String path, int line, int column) {
    values.put(path, new Location(source, line, column));
  }

  /** Notes that something other than the text brought the value at a path in. */
  void moved(String path, String newSource) {
    Location location = new Location(newSource, 0, 0);
    for (Map<String, Location> places : List.of(members, values)) {
      places.keySet().removeIf(known -> Paths.isWithin(known, path));
      places.put(path, location);
    }
  }

  JsonNode root() {
    return root;
  }

  List<Problem> repetitions() {
    return repetitions;
  }

  Locations locations() {
    return new Locations(members, values, values.getOrDefault("", new Location(source, 0, 0)));
  }
}
