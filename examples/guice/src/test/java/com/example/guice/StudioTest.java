package com.example.guice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.experiment.ExperimentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioTest {
  private final Studio studio = Studio.injector().getInstance(Studio.class);

  @TempDir Path folder;

  private Path experiment(String loss) throws IOException {
    return Files.writeString(
        folder.resolve(loss + ".json"),
        """
        {
          "dataset": { "type": "ring" },
          "generator": { "type": "vanilla" },
          "discriminator": { "type": "vanilla" },
          "loss": { "type": "%s" }
        }
        """
            .formatted(loss));
  }

  @Test
  void usesTheBindingThatWasOverridden() throws IOException {
    assertTrue(studio.losses().contains("non-saturating"));
    assertFalse(studio.losses().contains("minimax"));
    assertEquals("ring", studio.read(experiment("non-saturating")).dataset().type());
    Path refused = experiment("minimax");
    assertThrows(ExperimentException.class, () -> studio.read(refused));
  }
}
