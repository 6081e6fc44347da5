package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BomTest {
  private static final Pattern MODULE = Pattern.compile("<module>(gan-[a-z]+)</module>");

  /** Not for others: they build, measure and document. */
  private static final List<String> INTERNAL = List.of("gan-bom", "gan-benchmarks");

  @Test
  void listsEveryModuleInTheVersionOfTheBuild() throws IOException {
    String parent = Files.readString(Built.ROOT.resolve("pom.xml"));
    String bom = Files.readString(Built.ROOT.resolve("gan-bom/pom.xml"));

    TreeSet<String> modules =
        MODULE
            .matcher(parent)
            .results()
            .map(match -> match.group(1))
            .filter(module -> !INTERNAL.contains(module))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(modules).contains("gan-api", "gan-testkit");
    for (String module : modules) {
      assertThat(bom.replaceAll("\\s+", ""))
          .contains(
              "<artifactId>%s</artifactId><version>%s</version>".formatted(module, Built.VERSION));
    }
  }

  @Test
  void managesTheVersionsThatTheBuildIsTestedWith() throws IOException {
    String parent = Files.readString(Built.ROOT.resolve("pom.xml"));
    String bom = Files.readString(Built.ROOT.resolve("gan-bom/pom.xml"));

    for (String artifact :
        List.of("commons-io", "commons-lang3", "guava", "guice", "assertj-core")) {
      assertThat(version(bom, artifact)).as(artifact).isEqualTo(version(parent, artifact));
    }
    assertThat(bom).contains("<nd4j.version>" + property(parent, "nd4j.version"));
    assertThat(version(bom, "junit-jupiter")).isEqualTo(property(parent, "junit.version"));
    assertThat(version(bom, "slf4j-api")).isEqualTo(property(parent, "slf4j.version"));
    assertThat(version(bom, "jackson-databind")).isEqualTo(property(parent, "jackson.version"));
  }

  private static String version(String pom, String artifact) {
    return only(pom, "<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<");
  }

  private static String property(String pom, String name) {
    return only(pom, "<" + Pattern.quote(name) + ">([^<]+)<");
  }

  private static String only(String pom, String pattern) {
    List<String> found =
        Pattern.compile(pattern).matcher(pom).results().map(match -> match.group(1)).toList();
    assertThat(found).as(pattern).isNotEmpty();
    return found.get(0);
  }
}
