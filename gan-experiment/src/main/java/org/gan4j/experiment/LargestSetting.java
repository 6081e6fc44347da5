package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The largest whole number among settings, which is the first to lower if they need too much. */
final class LargestSetting {
  /** Smaller numbers are not what makes a component large. */
  private static final long USUAL = 16;

  private LargestSetting() {}

  private record Place(String path, JsonNode value) {}

  /** As in {@code hidden[1], which is 100000}; empty if all are small. */
  static Optional<String> of(JsonNode settings) {
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place("", settings));
    long largest = USUAL;
    Optional<String> found = Optional.empty();
    while (!open.isEmpty()) {
      Place place = open.remove();
      JsonNode value = place.value();
      if (value.isIntegralNumber() && value.asLong() > largest) {
        largest = value.asLong();
        found = Optional.of(place.path() + ", which is " + largest);
      }
      value
          .properties()
          .forEach(
              member ->
                  open.add(
                      new Place(Paths.member(place.path(), member.getKey()), member.getValue())));
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        open.add(new Place(Paths.element(place.path(), i), value.get(i)));
      }
    }
    return found;
  }
}
