package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {

  @Test
  void quotesWhatAShellWouldChange() {
    Invocation invocation =
        Invocation.of("./gan", List.of(Path.of("my plugins")))
            .with("train", "it's $HOME.json")
            .withEach("--set", List.of("a.b=1", "loss={\"type\":\"hinge\"}"));

    assertThat(invocation)
        .hasToString(
            "./gan train 'it'\\''s $HOME.json' --set a.b=1 --set 'loss={\"type\":\"hinge\"}'"
                + " --plugins 'my plugins'");
  }

  @Test
  void leavesPlainWordsAsTheyAre() {
    assertThat(Invocation.of("gan", List.of()).with("sample", "runs/ring-20260101-120000"))
        .hasToString("gan sample runs/ring-20260101-120000");
  }
}
