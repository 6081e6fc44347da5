package org.gan4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeDefaultsTest {
  @Test
  void leavesWhatTheUserHasSet() {
    assertThat(NativeDefaults.missing(Map.of()))
        .containsOnlyKeys("GOMP_SPINCOUNT", "OPENBLAS_NUM_THREADS");
    assertThat(NativeDefaults.missing(Map.of("OMP_WAIT_POLICY", "active")))
        .containsOnlyKeys("OPENBLAS_NUM_THREADS");
    assertThat(NativeDefaults.missing(Map.of("GOMP_SPINCOUNT", "7", "OPENBLAS_NUM_THREADS", "2")))
        .isEmpty();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void setsTheEnvironmentOfNativeCode() {
    NativeDefaults.apply();

    String expected = System.getenv().getOrDefault("GOMP_SPINCOUNT", "100");
    Object seen =
        NativeLibrary.getProcess()
            .getFunction("getenv")
            .invoke(String.class, new Object[] {"GOMP_SPINCOUNT"});
    if (!System.getenv().containsKey("OMP_WAIT_POLICY")) {
      assertThat(seen).isEqualTo(expected);
    }
    assertThat(Logger.getLogger("org.nd4j").getLevel()).isEqualTo(Level.WARNING);
  }
}
