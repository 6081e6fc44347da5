package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;

class ResumedProvenanceTest {
  private static final String START =
      """
      {
        "gan4j": "0.2.0",
        "started": "2026-01-02T03:04:05Z",
        "dataset": {
          "type": "image-folder", "size": 5, "fingerprint": "sha256:aa",
          "classes": { "cat": 3, "dog": 2 }
        },
        "jars": [{ "file": "a.jar", "sha256": "0123456789abcdef", "components": ["loss a"] }],
        "java": { "version": "17.0.1" },
        "backend": { "name": "CpuBackend", "nd4j": "1.0", "threads": 2 },
        "machine": { "processor": "P1", "architecture": "amd64" }
      }
      """;

  private static ResumedProvenance resumed(String... replacements) {
    String now = START;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(now).contains(replacements[i]);
      now = now.replace(replacements[i], replacements[i + 1]);
    }
    return ResumedProvenance.of(START, now, 40);
  }

  @Test
  void staysAsItIsWhereNothingHasChanged() {
    ResumedProvenance same = resumed("2026-01-02", "2026-01-03");

    assertThat(same.warnings()).isEmpty();
    assertThat(same.json()).isEqualTo(START);
  }

  @Test
  void warnsOfEachPartThatComputes() {
    String[][] changes = {
      {"\"0.2.0\"", "\"0.3.0\"", "another GAN4J: 0.2.0 then, 0.3.0 now; numbers may differ"},
      {"\"1.0\"", "\"1.1\"", "another ND4J: 1.0 then, 1.1 now; numbers may differ"},
      {"17.0.1", "21", "another Java: 17.0.1 then, 21 now; numbers may differ"},
      {"\"P1\"", "\"P2\"", "another processor: P1 then, P2 now; numbers may differ"},
      {
        "\"threads\": 2",
        "\"threads\": 8",
        "another number of threads: 2 then, 8 now; numbers may differ"
      },
      {
        "\"threads\": 2",
        "\"threads\": 2, \"OMP_NUM_THREADS\": \"1\"",
        "another OMP_NUM_THREADS: unknown then, 1 now; numbers may differ"
      },
    };
    for (String[] change : changes) {
      assertThat(resumed(change[0], change[1]).warnings()).containsExactly(change[2]);
    }
    assertThat(resumed("0123456789ab", "ba9876543210").warnings())
        .singleElement()
        .asString()
        .contains("a.jar is not the one that the run was started with");
  }

  @Test
  void warnsOfOtherData() {
    assertThat(resumed("sha256:aa", "sha256:bb").warnings())
        .containsExactly("the data are not those of the run: also 5 samples, with other contents");
    assertThat(resumed("\"size\": 5", "\"size\": 4", "\"dog\": 2", "\"dog\": 1").warnings())
        .containsExactly(
            "the data are not those of the run: 5 samples then, 4 now;"
                + " classes: dog (2 then, 1 now)");
    assertThat(resumed("\"cat\": 3, \"dog\": 2", "\"cat\": 2, \"dog\": 3").warnings())
        .containsExactly(
            "the data are not those of the run: 5 samples then, 5 now;"
                + " classes: cat (3 then, 2 now), dog (2 then, 3 now)");
  }

  /** A fingerprint of another kind says nothing about the contents. */
  @Test
  void doesNotCompareFingerprintsOfDifferentKinds() {
    assertThat(resumed("sha256:aa", "sha256-contents:aa").warnings()).isEmpty();
    assertThat(resumed("sha256:aa", "sha256-contents:aa", "\"size\": 5", "\"size\": 6").warnings())
        .hasSize(1);
  }

  /** Runs of earlier versions recorded no classes. */
  @Test
  void doesNotCompareWhatWasNotRecorded() {
    String earlier = START.replaceAll("(?s),\\s*\"classes\": \\{[^}]*}", "");
    assertThat(earlier).doesNotContain("classes");

    assertThat(ResumedProvenance.of(earlier, START, 1).warnings()).isEmpty();
  }

  @Test
  void recordsWhatChangedAndComparesWithThatNextTime() {
    ResumedProvenance once = resumed("17.0.1", "21");
    JsonNode json = Json.parse(once.json());
    JsonNode entry = json.path("resumed").path(0);

    assertThat(json.path("java").path("version").asText()).isEqualTo("17.0.1");
    assertThat(entry.path("step").asLong()).isEqualTo(40);
    assertThat(entry.path("changes").path(0).asText()).startsWith("another Java");
    assertThat(entry.path("java").path("version").asText()).isEqualTo("21");

    ResumedProvenance same = ResumedProvenance.of(once.json(), START.replace("17.0.1", "21"), 50);
    assertThat(same.warnings()).isEmpty();
    assertThat(same.json()).isEqualTo(once.json());

    ResumedProvenance back = ResumedProvenance.of(once.json(), START, 60);
    assertThat(back.warnings())
        .containsExactly("another Java: 21 then, 17.0.1 now; numbers may differ");
    assertThat(Json.parse(back.json()).path("resumed")).hasSize(2);
  }

  @Test
  void acceptsARunWithoutProvenanceOrAStrangersOne() {
    String strange =
        "{\"jars\": [{\"file\": null}], \"dataset\": 5, \"resumed\": \"x\", \"java\": []}";
    for (String then : new String[] {"", "{", "[]", "null", "{}", strange}) {
      ResumedProvenance found = ResumedProvenance.of(then, START, 1);
      assertThat(Json.parse(found.json()).isObject()).as(then).isTrue();
    }
    assertThat(ResumedProvenance.of("", START, 1))
        .isEqualTo(new ResumedProvenance(START, List.of()));
  }
}
