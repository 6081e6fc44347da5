package org.gan4j.benchmarks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.objective.LossStrategyProvider;

/** The hostile plugins: each hazard in each place of a plugin's code, and jars that mislead. */
final class HostileCatalog {
  private static final String ENDED =
      "the plugin JAR ended the process before the command had finished";
  private static final String UNKNOWN = "there is no loss \"evil\"";
  private static final String LATE =
      "JAR is not used: it was not loaded within 10 seconds; it is in hostile\\.";
  private static final String FAILED = "loss \"evil\" of JAR failed: ";
  private static final String SETTINGS =
      "public enum Choice { ONE, TWO; static { %s } }\n"
          + "public record Settings(@Option(value = \"x\", defaultValue = \"\\\"one\\\"\") Choice x) {}";

  /** The component is listed as broken, and the others work. */
  private static final String BROKEN = "broken: loss hostile\\.Evil of JAR: ";

  private static final String FAIL = "if (yes()) throw new Error(\"boo\");";
  private static final String SNEAK =
      "if (yes()) Evil.<RuntimeException>sneak(new java.io.IOException(\"boo\"));";
  private static final String EXIT = "System.exit(0);";
  private static final String OTHER_EXIT =
      "Thread exit = new Thread(() -> System.exit(0)); exit.start(); try { Thread.sleep(60_000); } catch (InterruptedException e) { endless(); }";

  /** Things after which a command must do its work all the same. */
  private static final Map<String, String> HARMLESS =
      Map.of(
          "threads", "for (int i = 0; i < 20; i++) new Thread(Evil::sleep).start();",
          "hook", "Runtime.getRuntime().addShutdownHook(new Thread(Evil::endless));",
          "lock",
              "Thread lock = new Thread(() -> { synchronized (System.err) { sleep(); } }); lock.start();",
          "streams", "System.setErr(null); System.setOut(null);",
          "exit-lock",
              "Thread lock = new Thread(() -> { try { synchronized (Class.forName(\"java.lang.Shutdown\")) { sleep(); } } catch (ClassNotFoundException e) { sleep(); } }); lock.start();",
          "interrupts",
              "for (Thread t : Thread.getAllStackTraces().keySet()) if (t.getName().equals(\"main\")) t.interrupt();",
          "prints", "for (int i = 0; i < 1000; i++) System.out.println(\"spam\");",
          "locale",
              "java.util.Locale.setDefault(java.util.Locale.forLanguageTag(\"ar-EG-u-nu-arab\"));");

  private final List<HostilePlugin> all = new ArrayList<>();

  private HostileCatalog() {}

  static List<HostilePlugin> all() {
    HostileCatalog catalog = new HostileCatalog();
    catalog.addBeforeCreate();
    catalog.addSettings();
    catalog.addCreate();
    catalog.addSteps();
    catalog.addListeners();
    catalog.addWords();
    catalog.addJars();
    return List.copyOf(catalog.all);
  }

  private void train(String name, Map<String, String> code, int exitCode, String error) {
    all.add(new HostilePlugin(name, code, Map.of(), "train", exitCode, error));
  }

  private void list(String name, Map<String, String> code, String error) {
    all.add(new HostilePlugin(name, code, Map.of(), "components", 0, error));
  }

  private void addBeforeCreate() {
    for (String place : List.of("constructor", "type", "configuration", "description")) {
      train(place + "-exit", Map.of(place, EXIT), 1, ENDED);
      train(place + "-endless", Map.of(place, "endless();"), 2, LATE);
      train(place + "-fails", Map.of(place, FAIL), 2, UNKNOWN);
      list(place + "-overflow", Map.of(place, "deeper(0);"), BROKEN + "StackOverflowError");
      list(place + "-sneaks", Map.of(place, SNEAK), BROKEN + "IOException: boo");
    }
    train("class-exit", Map.of("class", "static { System.exit(0); }"), 1, ENDED);
    train("class-endless", Map.of("class", "static { endless(); }"), 2, LATE);
    list(
        "class-fails",
        Map.of("class", "static { if (yes()) throw new Error(\"boo\"); }"),
        "JAR: Error: boo");
    train("class-exit-in-thread", Map.of("constructor", OTHER_EXIT), 1, ENDED);
    train("class-flood", Map.of("constructor", "flood();"), 2, "\\.\\.\\. and more, by plugin JAR");
    train("class-memory", Map.of("constructor", "memory();"), 2, UNKNOWN);
    train(
        "class-deaf",
        Map.of(
            "constructor", "while (yes()) { try { Thread.sleep(1000); } catch (Throwable e) { } }"),
        2,
        LATE);
    HARMLESS.forEach((name, code) -> train("loading-" + name, Map.of("constructor", code), 0, ""));
  }

  private void addSettings() {
    train("enum-exit", Map.of("settings", SETTINGS.replace("%s", "System.exit(0);")), 1, ENDED);
    train("enum-endless", Map.of("settings", SETTINGS.replace("%s", "endless();")), 2, LATE);
    list("enum-fails", Map.of("settings", SETTINGS.replace("%s", FAIL)), BROKEN + "Error: boo");
    record("exit", EXIT, 1, ENDED);
    record(
        "endless",
        "endless();",
        1,
        "the configuration of the loss \"evil\" did not end within 10 seconds; it is in hostile");
    record("fails", FAIL, 1, "Error: boo");
    record(
        "refuses", "if (yes()) throw new IllegalArgumentException(\"x is odd\");", 2, "x is odd");
    record(
        "breaks",
        "if (yes()) throw new IllegalStateException(\"boo\");",
        2,
        "its configuration failed with");
    record("overflow", "deeper(0);", 2, "StackOverflowError");
    train(
        "accessor-exit",
        Map.of("settings", settings("public double x() { System.exit(0); return 1; }")),
        0,
        "");
    train(
        "hash-exit",
        Map.of("settings", settings("public int hashCode() { System.exit(0); return 1; }")),
        0,
        "");
    train(
        "provider-hash-exit",
        Map.of("more", "public int hashCode() { System.exit(0); return 1; }"),
        0,
        "");
    list(
        "record-in-itself",
        Map.of("settings", "public record Settings(Settings inner) {}"),
        BROKEN + "hostile\\.Evil\\$Settings contains itself");
    StringBuilder many = new StringBuilder("public record Settings(R1 a, R1 b) {}\n");
    for (int i = 1; i < 40; i++) {
      many.append(
          String.format(Locale.ROOT, "public record R%d(R%d a, R%d b) {}%n", i, i + 1, i + 1));
    }
    many.append("public record R40(int x) {}");
    list(
        "endless-settings",
        Map.of("settings", many.toString()),
        BROKEN + "it has more than 1000 settings");
    StringBuilder constants = new StringBuilder("C0");
    for (int i = 1; i < 2000; i++) {
      constants.append(", C").append(i);
    }
    list(
        "endless-choice",
        Map.of(
            "settings",
            "public enum Choice { " + constants + " }\npublic record Settings(Choice x) {}"),
        BROKEN + ".*more than 1000 constants");
    list(
        "settings-type",
        Map.of(
            "settings",
            "public record Settings(@Option(value = \"x\", defaultValue = \"1\") int type) {}"),
        BROKEN);
    list(
        "settings-deep",
        Map.of(
            "settings",
            "public record Settings(@Option(value = \"x\", defaultValue = \""
                + "[".repeat(20_000)
                + "\") int x) {}"),
        BROKEN);
    list("settings-null", Map.of("configuration", "if (yes()) return null;"), BROKEN);
    list(
        "settings-text",
        Map.of("configuration", "if (yes()) return (Class) String.class;"),
        BROKEN);
  }

  private void record(String name, String code, int exitCode, String error) {
    train(
        "record-" + name,
        Map.of("settings", settings("public Settings { " + code + " }")),
        exitCode,
        error);
  }

  private static String settings(String body) {
    return "public record Settings(@Option(value = \"x\", defaultValue = \"1\") double x) { "
        + body
        + " }";
  }

  private void addCreate() {
    train("create-exit", Map.of("create", EXIT), 1, ENDED);
    train("create-fails", Map.of("create", FAIL), 1, FAILED + "java\\.lang\\.Error: boo");
    train(
        "create-overflow",
        Map.of("create", "deeper(0);"),
        1,
        FAILED + "java\\.lang\\.StackOverflowError");
    train(
        "create-memory",
        Map.of("create", "memory();"),
        1,
        FAILED + "java\\.lang\\.OutOfMemoryError");
    train("create-sneaks", Map.of("create", SNEAK), 1, FAILED + "java\\.io\\.IOException: boo");
    train("create-null", Map.of("create", "if (yes()) return null;"), 1, "loss \"evil\" of JAR");
  }

  private void addSteps() {
    train("step-exit", Map.of("step", EXIT), 1, ENDED);
    train("step-exit-in-thread", Map.of("step", OTHER_EXIT), 1, ENDED);
    train("step-fails", Map.of("step", FAIL), 1, FAILED + "java\\.lang\\.Error: boo");
    train(
        "step-throws",
        Map.of("step", "if (yes()) throw new IllegalStateException(\"boo\");"),
        1,
        FAILED + "java\\.lang\\.IllegalStateException: boo");
    train("step-sneaks", Map.of("step", SNEAK), 1, FAILED + "java\\.io\\.IOException: boo");
    train(
        "step-overflow",
        Map.of("step", "deeper(0);"),
        1,
        FAILED + "java\\.lang\\.StackOverflowError");
    train("step-memory", Map.of("step", "memory();"), 1, FAILED + "java\\.lang\\.OutOfMemoryError");
    train("step-null", Map.of("step", "if (yes()) return null;"), 1, "(?s)internal error.*JAR");
    train(
        "step-class",
        Map.of("step", "Lazy.touch();", "lazy", "if (Evil.yes()) throw new Error(\"boo\");"),
        1,
        "JAR failed: java\\.lang\\.Error: boo");
    train(
        "step-nowhere",
        Map.of(
            "step",
            "if (yes()) throw new Nowhere();",
            "more",
            "static class Nowhere extends RuntimeException { Nowhere() { super(\"boo\", null, false, false); } }"),
        1,
        "JAR failed: ");
    train(
        "step-liar",
        Map.of(
            "step",
            "if (yes()) throw new Liar();",
            "more",
            "static class Liar extends RuntimeException { public String getMessage() { throw new Error(); } public Throwable getCause() { return this; } public String toString() { throw new Error(); } }"),
        1,
        "JAR failed: ");
    train(
        "step-colors",
        Map.of("step", "if (yes()) throw new IllegalStateException(\"\\u001b[2J\\u202eboo\");"),
        1,
        "\\\\u001b\\[2J\\\\u202eboo");
    train(
        "step-long",
        Map.of("step", "if (yes()) throw new IllegalStateException(\"boo\".repeat(10_000_000));"),
        1,
        FAILED);
    train(
        "step-interrupts-itself",
        Map.of("step", "Thread.currentThread().interrupt();"),
        1,
        "older checkpoints are intact");
    HARMLESS.forEach(
        (name, code) -> {
          // Whether the training has just begun to wait for something is a matter of time.
          if (!name.equals("interrupts")) {
            String once =
                "if (System.getProperty(\"evil\") == null) { System.setProperty(\"evil\", \"1\"); ";
            train("step-" + name, Map.of("step", once + code + " }"), 0, "");
          }
        });
  }

  private void addListeners() {
    for (String place : List.of("started", "iteration", "ended")) {
      train(place + "-exit", Map.of(place, EXIT), 1, ENDED);
      train(
          place + "-fails",
          Map.of(place, FAIL),
          0,
          "training goes on, but listeners\\[0\\] \\(evil\\) failed: boo");
      train(place + "-overflow", Map.of(place, "deeper(0);"), 0, "training goes on");
      train(place + "-interrupts", Map.of(place, "Thread.currentThread().interrupt();"), 0, "");
    }
    train(
        "iteration-memory",
        Map.of("iteration", "memory();"),
        1,
        "of JAR failed: java\\.lang\\.OutOfMemoryError");
    train(
        "iteration-liar",
        Map.of(
            "iteration",
            "if (yes()) throw new RuntimeException() { public String getMessage() { throw new Error(); } };"),
        0,
        "training goes on");
    train(
        "iteration-flood",
        Map.of(
            "iteration",
            "for (int i = 0; i < 100; i++) System.out.println(\"spam\".repeat(1000));"),
        0,
        "");
  }

  private void addWords() {
    list("type-null", Map.of("type", "if (yes()) return null;"), BROKEN);
    list(
        "type-long",
        Map.of("type", "if (yes()) return \"evil\".repeat(20_000_000);"),
        BROKEN + "its type has 80000000 characters");
    list(
        "type-controls",
        Map.of("type", "if (yes()) return \"\\u001b[31mevil\";"),
        BROKEN + "its type \"\\\\u001b\\[31mevil\"");
    list(
        "type-changes",
        Map.of("class", "int n;", "type", "if (yes()) return \"evil\" + n++;"),
        BROKEN + "its type is not the same");
    list("description-null", Map.of("description", "if (yes()) return null;"), BROKEN);
    list(
        "description-long",
        Map.of("description", "if (yes()) return \"evil\".repeat(20_000_000);"),
        "");
    list(
        "description-controls",
        Map.of("description", "if (yes()) return \"a\\u001b]0;title\\u0007\\u202e\\n\\rb\";"),
        "");
    list(
        "message-controls",
        Map.of(
            "constructor", "if (yes()) throw new IllegalStateException(\"\\u001b[2J\\u009b31m\");"),
        "\\\\u001b\\[2J\\\\u009b31m");
    list(
        "message-endless",
        Map.of(
            "constructor",
            "if (yes()) throw new RuntimeException() { public String getMessage() { endless(); return \"\"; } };"),
        "JAR: it was not loaded within 10 seconds");
  }

  private void addJars() {
    String services = "META-INF/services/" + LossStrategyProvider.class.getName();
    jar(
        "service-java",
        services,
        "java.lang.String\n",
        "broken: loss java\\.lang\\.String of JAR: it is a class of Java");
    jar(
        "service-other",
        services,
        "hostile.Evil$Squares\n",
        "broken: loss hostile\\.Evil\\$Squares of JAR");
    jar("service-missing", services, "hostile.Nobody\n", "broken: loss hostile\\.Nobody of JAR");
    jar("service-nonsense", services, "not a class\n", "broken: .*JAR");
    jar(
        "service-large",
        services,
        "# \n".repeat(1_000_000),
        "JAR: JAR has more than 1 MB of META-INF/services/");
    jar(
        "manifest-large",
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\n" + "X: y\n".repeat(1_000_000),
        "JAR has more than 1 MB of META-INF/MANIFEST\\.MF");
    jar(
        "class-path",
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\nGAN4J-Api-Version: 0.2\nClass-Path: ../experiment.json\n",
        "Class-Path of the manifest of JAR names \\.\\./experiment\\.json");
    jar(
        "index",
        "META-INF/INDEX.LIST",
        "JarIndex-Version: 1.0\n\n../other.jar\nhostile\n",
        "META-INF/INDEX\\.LIST of JAR names \\.\\./other\\.jar");
    jar("class-damaged", "hostile/Evil.class", "no class", BROKEN);
  }

  private void jar(String name, String path, String text, String error) {
    all.add(new HostilePlugin(name, Map.of(), Map.of(path, text), "components", 0, error));
  }
}
