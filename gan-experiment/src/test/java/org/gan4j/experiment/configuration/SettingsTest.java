package org.gan4j.experiment.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import org.gan4j.api.component.Option;
import org.gan4j.experiment.testing.Fakes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {

  record Plain(
      boolean flag,
      Boolean boxedFlag,
      int whole,
      Integer boxedWhole,
      long longWhole,
      Long boxedLongWhole,
      double real,
      Double boxedReal,
      String text,
      List<String> texts,
      @Nullable Integer perhaps) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Named {
    @JsonTypeName("one")
    record One() implements Named {}

    @JsonTypeName("two")
    record Two(int number) implements Named {}
  }

  record WithNamed(Named named) {}

  record WithMap(Map<String, String> map) {}

  record WithFloat(float number) {}

  record Endless(List<Endless> again) {}

  record WrongDefault(@Option(value = "", defaultValue = "batch") String text) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  sealed interface ByClass {
    record Only() implements ByClass {}
  }

  record WithByClass(ByClass value) {}

  @Test
  void readsEveryPlainType() {
    Settings settings = Settings.of(Plain.class);

    assertThat(settings.all().subList(0, 10)).allMatch(Setting::required);
    assertThat(settings.find("perhaps")).get().matches(setting -> !setting.required());
    assertThat(settings.find("texts").orElseThrow().type())
        .isEqualTo(new ValueType.Several(new ValueType.Text()));
    assertThat(settings.find("absent")).isEmpty();
  }

  @Test
  void makesRecordsAndReadsTheirValues() {
    Settings settings = Settings.of(Fakes.Crop.class);

    Record crop = settings.create(List.of(3, 4));

    assertThat(crop).isEqualTo(new Fakes.Crop(3, 4));
    assertThat(settings.all()).extracting(setting -> setting.of(crop)).containsExactly(3, 4);
  }

  @Test
  void findsAlternativesBySealedInterfaceAndTypeName() {
    ValueType type = Settings.of(WithNamed.class).all().get(0).type();

    assertThat(type).isInstanceOf(ValueType.Alternatives.class);
    ValueType.Alternatives alternatives = (ValueType.Alternatives) type;
    assertThat(alternatives.key()).isEqualTo("@type");
    assertThat(alternatives.alternatives()).containsOnlyKeys("one", "two");
    assertThat(alternatives.of(new Named.Two(2)).getKey()).isEqualTo("two");
  }

  @Test
  void refusesWhatJsonCannotGive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(WithMap.class))
        .withMessageContaining("WithMap.map")
        .withMessageContaining("cannot be read from JSON");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(WithFloat.class))
        .withMessageContaining("WithFloat.number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(WithByClass.class))
        .withMessageContaining("by name");
  }

  @Test
  void refusesRecordsWithoutEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Endless.class))
        .withMessageContaining("contains itself");
  }

  @Test
  void refusesDefaultsThatAreNotJson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(WrongDefault.class))
        .withMessageContaining("WrongDefault.text")
        .withMessageContaining("not JSON: batch");
  }
}
