package org.gan4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  private final List<DatasetProvider<?>> providers =
      ServiceLoader.load(DatasetProvider.class).stream()
          .<DatasetProvider<?>>map(ServiceLoader.Provider::get)
          .toList();

  @Test
  void areFoundByTheServiceLoader() {
    assertThat(providers)
        .extracting(DatasetProvider::type)
        .containsExactlyInAnyOrder(
            "fashion-mnist", "grid", "idx", "image-folder", "mnist", "mnist-10k", "ring");
  }

  @Test
  void describeThemselvesAndEveryOption() {
    assertThat(providers)
        .allSatisfy(
            provider -> {
              assertThat(provider.description()).isNotBlank().doesNotContain("\n");
              RecordComponent[] options = provider.configuration().getRecordComponents();
              assertThat(Arrays.stream(options))
                  .allMatch(option -> option.isAnnotationPresent(Option.class));
            });
  }
}
