package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.junit.jupiter.api.Test;

class ExperimentDifferencesTest {

  record FilesConfiguration(
      @Option(value = "Where they are", location = true) String path,
      @Option("How many") int limit) {}

  record StacksConfiguration(
      @Option("What is stacked") ConfiguredProvider<DatasetProvider<?>> of) {}

  private static final class Files extends NamedProvider<FilesConfiguration>
      implements DatasetProvider<FilesConfiguration> {
    Files(String type) {
      super(type, FilesConfiguration.class, "Files");
    }

    @Override
    public Dataset create(FilesConfiguration configuration, DatasetContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private static Component files(String path, int limit) {
    return new Component("files", new FilesConfiguration(path, limit));
  }

  private static Component stacks(String type, String path, int limit) {
    return new Component(
        "stacks",
        new StacksConfiguration(
            new ConfiguredProvider<>(new Files(type), new FilesConfiguration(path, limit))));
  }

  private static boolean areEqual(Component one, Component other) {
    return ExperimentDifferences.areEqualButForPlaces(one, other);
  }

  @Test
  void allowsOtherPlaces() {
    assertThat(areEqual(files("here", 1), files("there", 1))).isTrue();
    assertThat(areEqual(files("here", 1), files("here", 2))).isFalse();
  }

  @Test
  void allowsOtherPlacesOfComponentsInComponents() {
    Component here = stacks("files", "here", 1);

    assertThat(areEqual(here, stacks("files", "there", 1))).isTrue();
    assertThat(areEqual(here, stacks("files", "here", 2))).isFalse();
    assertThat(areEqual(here, stacks("others", "here", 1))).isFalse();
    assertThat(areEqual(here, files("here", 1))).isFalse();
  }
}
