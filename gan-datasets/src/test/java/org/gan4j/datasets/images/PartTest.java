package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.datasets.images.ImageListing.Entry;
import org.junit.jupiter.api.Test;

class PartTest {
  private static final double SHARE = 0.2;
  private static final int PEOPLE = 500;

  /** Three pictures of each of many people. */
  private static ImageListing people(int count) {
    List<Entry> files = new ArrayList<>();
    for (int person = 0; person < count; person++) {
      for (int picture = 0; picture < 3; picture++) {
        files.add(new Entry(Path.of("person-" + person, picture + ".png")));
      }
    }
    return new ImageListing(Path.of("faces"), files, PassedOver.nothing());
  }

  @Test
  void putsEveryPersonIntoOnePartAsAWhole() {
    ImageListing all = people(PEOPLE);
    List<Entry> train = all.part(Part.TRAIN, SHARE).files();
    List<Entry> test = all.part(Part.TEST, SHARE).files();

    assertThat(train).doesNotContainAnyElementsOf(test);
    assertThat(train.size() + test.size()).isEqualTo(all.files().size());
    Map<String, Long> pictures =
        test.stream()
            .collect(
                Collectors.groupingBy(f -> f.path().getName(0).toString(), Collectors.counting()));
    assertThat(pictures.values()).containsOnly(3L);
    // 100 of 500 people are expected; 45 is more than five standard deviations (9) away.
    assertThat(pictures.size()).isBetween(55, 145);
  }

  @Test
  void keepsPeopleWhereTheyAreWhenOthersCome() {
    List<Entry> before = people(100).part(Part.TEST, SHARE).files();

    assertThat(people(PEOPLE).part(Part.TEST, SHARE).files()).containsAll(before);
  }

  @Test
  void refusesAPartWithoutPictures() {
    assertThatThrownBy(() -> people(1).part(Part.TEST, 1e-9))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("testShare");
  }
}
