package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.experiment.registry.Registry;
import org.junit.jupiter.api.Test;

/** There is one length: who sets the one on the command line does not want the other any more. */
class TrainingLengthOverrideTest {
  private final ExperimentReader reader =
      new ExperimentReader(Registry.discover(getClass().getClassLoader()));

  @Test
  void iterationsReplaceTheEpochsOfTheFile() {
    TrainingOptions training = read("\"epochs\": 3", "training.iterations=7");
    assertThat(training.iterations()).isEqualTo(7);
    assertThat(training.epochs()).isNull();
  }

  @Test
  void epochsReplaceTheIterationsOfTheFile() {
    TrainingOptions training = read("\"iterations\": 3", "training.epochs=7");
    assertThat(training.epochs()).isEqualTo(7);
    assertThat(training.iterations()).isNull();
  }

  @Test
  void theLaterOfTwoWins() {
    TrainingOptions training = read("", "training.epochs=7", "training.iterations=9");
    assertThat(training.iterations()).isEqualTo(9);
    assertThat(training.epochs()).isNull();
  }

  private TrainingOptions read(String length, String... overrides) {
    String json =
        """
        {
          "name": "length",
          "dataset": { "type": "ring" },
          "generator": { "type": "vanilla" },
          "discriminator": { "type": "vanilla" },
          "training": { %s }
        }
        """
            .formatted(length);
    return reader.read(json, "length.json", List.of(overrides)).training();
  }
}
