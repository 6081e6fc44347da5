package org.gan4j.core;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What {@code bin/gan} sets for ND4J's native code, for applications: waiting threads take
 * processor time without it. Whatever the user has set stays.
 *
 * <ul>
 *   <li>{@code GOMP_SPINCOUNT=100}: a thread that waits for the others spins a moment and then
 *       sleeps. Left to spin, it takes the core from the thread that it waits for.
 *   <li>{@code OPENBLAS_NUM_THREADS=1}: one thread pool on the cores, that of OpenMP.
 *   <li>ND4J logs warnings and errors alone, where SLF4J's simple logger or {@code
 *       java.util.logging} shows everything by default.
 * </ul>
 *
 * <p>The native libraries read the environment once, when they are loaded: what is set after ND4J
 * was first used has no effect.
 */
final class NativeDefaults {
  private static final String[] NOISY = {"org.nd4j", "org.deeplearning4j"};

  /** Loggers are forgotten, with their levels, while nobody holds them. */
  private static final Logger[] LOGGERS = new Logger[NOISY.length];

  private NativeDefaults() {}

  /** Sets what is not set. */
  static void apply() {
    Map<String, String> missing = missing(System.getenv());
    if (!missing.isEmpty()) {
      setEnvironment(missing);
    }
    for (int i = 0; i < NOISY.length; i++) {
      quieten(i);
    }
  }

  /** The settings that an environment lacks. */
  static Map<String, String> missing(Map<String, String> environment) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (!environment.containsKey("GOMP_SPINCOUNT") && !environment.containsKey("OMP_WAIT_POLICY")) {
      missing.put("GOMP_SPINCOUNT", "100");
    }
    if (!environment.containsKey("OPENBLAS_NUM_THREADS")) {
      missing.put("OPENBLAS_NUM_THREADS", "1");
    }
    return missing;
  }

  /** In the process, since Java's own copy is read by nobody else. Other systems have no setenv. */
  private static void setEnvironment(Map<String, String> settings) {
    try {
      Function setenv = NativeLibrary.getProcess().getFunction("setenv");
      settings.forEach((name, value) -> setenv.invokeInt(new Object[] {name, value, 0}));
    } catch (LinkageError | RuntimeException e) {
      System.getLogger(NativeDefaults.class.getName())
          .log(
              System.Logger.Level.DEBUG,
              "the environment of native code stays as it is: set "
                  + settings
                  + " before Java starts",
              e);
    }
  }

  private static void quieten(int index) {
    String name = NOISY[index];
    String property = "org.slf4j.simpleLogger.log." + name;
    if (System.getProperty(property) == null
        && System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty(property, "warn");
    }
    Logger logger = Logger.getLogger(name);
    if (logger.getLevel() == null) {
      logger.setLevel(Level.WARNING);
      LOGGERS[index] = logger;
    }
  }
}
