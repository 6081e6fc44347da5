package org.gan4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  private final List<DatasetProvider<?>> providers =
      ServiceLoader.load(DatasetProvider.class).stream()
          .<DatasetProvider<?>>map(ServiceLoader.Provider::get)
          .toList();

  /** Settings that name files, without defaults. */
  private static final Set<String> FILES = Set.of("path", "images", "inputs", "targets");

  @Test
  void areFoundByTheServiceLoader() {
    assertThat(providers)
        .extracting(DatasetProvider::type)
        .containsExactlyInAnyOrder(
            "cifar-10",
            "cifar-100",
            "csv",
            "derived",
            "fashion-mnist",
            "filtered",
            "grid",
            "idx",
            "image-folder",
            "mnist",
            "mnist-10k",
            "npy",
            "pairs",
            "parquet",
            "part",
            "ring",
            "stacked-mnist",
            "unpaired");
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

  @Test
  void haveDefaultsThatAreValid() throws Exception {
    JsonMapper mapper = JsonMapper.builder().build();
    for (DatasetProvider<?> provider : providers) {
      ObjectNode settings = mapper.createObjectNode();
      for (RecordComponent option : provider.configuration().getRecordComponents()) {
        String value = option.getAnnotation(Option.class).defaultValue();
        if (option.getType() == ConfiguredProvider.class) {
          continue; // A component: an experiment's reader knows those that are installed.
        }
        boolean folders = provider.type().equals("pairs");
        if (FILES.contains(option.getName()) && !(folders && option.getName().equals("path"))) {
          settings.put(option.getName(), "here");
        } else if (!value.isEmpty()) {
          settings.set(option.getName(), mapper.readTree(value));
        }
      }
      assertThat(mapper.treeToValue(settings, provider.configuration())).isNotNull();
    }
  }
}
