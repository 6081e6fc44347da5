package org.gan4j.latent.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.latent.LatentPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentFileTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItHasWritten() {
    LatentPoint point =
        new LatentPoint(List.of(0.1f, -3.4028235e38f, 1.4e-45f), List.of(1f, 0f, 0.33333334f));
    Path file = folder.resolve("a.json");

    LatentFile.write(point, file);

    assertThat(LatentFile.read(file)).isEqualTo(point);
    LatentFile.write(new LatentPoint(List.of(2f), List.of()), file);
    assertThat(LatentFile.read(file)).isEqualTo(new LatentPoint(List.of(2f), List.of()));
  }

  @Test
  void ignoresFurtherMembers() throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(
        file, "{\"note\": [\"mine\"], \"format\": \"gan4j-latent-1\", \"latent\": [1]}");

    assertThat(LatentFile.read(file)).isEqualTo(new LatentPoint(List.of(1f), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[1] | it is no JSON object",
        "{ | it is not valid JSON",
        "seven | it is not valid JSON",
        "{\"latent\": [1]} | its \"format\" is not",
        "{\"format\": \"gan4j-latent-2\", \"latent\": [1]} | its \"format\" is not",
        "{\"format\": \"gan4j-latent-1\", \"latent\": 1} | its \"latent\" is no list of numbers",
        "{\"format\": \"gan4j-latent-1\", \"latent\": [\"1\"]} | its \"latent\" is no list",
        "{\"format\": \"gan4j-latent-1\", \"latent\": [1, [2]]} | its \"latent\" is no list",
        "{\"format\": \"gan4j-latent-1\", \"latent\": [1e99]} | finite",
        "{\"format\": \"gan4j-latent-1\", \"latent\": []} | at least one number"
      })
  void refusesWhatIsNoLatent(String text, String problem) throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(file, text);

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> LatentFile.read(file))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).contains(problem);
              assertThat(e.where()).isEqualTo(file.toString());
              assertThat(e.remedy()).contains("gan project");
            });
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> LatentFile.read(folder.resolve("none.json")))
        .satisfies(e -> assertThat(e.problem()).contains("cannot be read"));
  }
}
