package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalsTest {

  @Test
  void overwritesNoLineForAMachineToRead() {
    assertThat(Terminals.of(Map.of(), true, true)).isEqualTo(new Terminals(true, true));
    assertThat(Terminals.of(Map.of("CI", "true"), true, true))
        .isEqualTo(new Terminals(true, false));
    assertThat(Terminals.of(Map.of("TERM", "dumb"), true, true))
        .isEqualTo(new Terminals(true, false));
    assertThat(Terminals.of(Map.of("TERM", "xterm"), false, false)).isEqualTo(Terminals.NONE);
  }
}
