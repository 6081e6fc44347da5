package org.gan4j.benchmarks.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.gan4j.api.ApiVersion;
import org.gan4j.api.objective.LossStrategyProvider;
import org.gan4j.api.training.TrainingListenerProvider;

/**
 * A plugin with the loss and the listener {@code evil}, which do something that they must not.
 *
 * @param name of its jar, without the ending
 * @param code Java for the places of the template, such as {@code constructor}
 * @param entries further files of the jar, or others in place of those that it would have
 * @param command {@code train} or {@code components}
 * @param exitCode which the command must end with
 * @param error a pattern that standard error must contain; {@code JAR} stands for the jar's name
 */
record HostilePlugin(
    String name,
    Map<String, String> code,
    Map<String, String> entries,
    String command,
    int exitCode,
    String error) {
  private static final Pattern PLACE = Pattern.compile("/\\*(\\w+)(?::([^*]*))?\\*/");
  private static final String PROVIDER = "hostile.Evil";
  private static final String LISTENER = "hostile.Watcher";

  /** The loss of least squares (Mao et al. 2017), and a listener that only listens. */
  private static final String TEMPLATE =
      """
      package hostile;

      import org.gan4j.api.component.Option;
      import org.gan4j.api.objective.*;
      import org.gan4j.api.training.*;
      import org.nd4j.linalg.api.ndarray.INDArray;

      public class Evil implements LossStrategyProvider<Evil.Settings> {
        /*class*/
        /*settings:public record Settings(@Option(value = "x", defaultValue = "1") double x) {}*/

        public Evil() { /*constructor*/ }
        public String type() { /*type*/ return "evil"; }
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Settings> configuration() { /*configuration*/ return Settings.class; }
        public String description() { /*description*/ return "evil"; }
        public LossStrategy create(Settings settings, LossContext context) { /*create*/ return new Squares(); }

        static boolean yes() { return true; }
        static int deeper(int n) { return deeper(n + 1) + 1; }
        static void endless() { while (yes()) { Thread.onSpinWait(); } }
        static void memory() { java.util.List<long[]> all = new java.util.ArrayList<>(); while (yes()) all.add(new long[1 << 22]); }
        static void sleep() { while (yes()) { try { Thread.sleep(60_000); } catch (InterruptedException e) { endless(); } } }
        static void flood() { while (yes()) System.out.println("spam ".repeat(200)); }
        @SuppressWarnings("unchecked")
        static <T extends Throwable> void sneak(Throwable e) throws T { throw (T) e; }

        static final class Squares implements LossStrategy {
          public DiscriminatorLoss discriminator(INDArray real, INDArray fake) {
            /*step*/
            return new DiscriminatorLoss(1, real.sub(1).div(real.length()), fake.div(fake.length()));
          }
          public GeneratorLoss generator(INDArray fake, INDArray real) {
            return new GeneratorLoss(1, fake.sub(1).div(fake.length()));
          }
        }
        /*more*/
      }

      class Lazy { static { /*lazy*/ } static void touch() {} }
      """;

  private static final String WATCHER =
      """
      package hostile;

      import org.gan4j.api.game.Progress;
      import org.gan4j.api.training.*;
      import static hostile.Evil.*;

      public class Watcher implements TrainingListenerProvider<Watcher.Settings> {
        public record Settings() {}
        public String type() { return "evil"; }
        public Class<Settings> configuration() { return Settings.class; }
        public String description() { return "evil"; }
        public TrainingListener create(Settings settings, ListenerContext context) {
          return new TrainingListener() {
            public void started(TrainingStart start) { /*started*/ }
            public void iterationEnded(IterationReport report) { /*iteration*/ }
            public void ended(Progress progress, boolean complete) { /*ended*/ }
          };
        }
      }
      """;

  /** Copies the maps. */
  HostilePlugin {
    code = Map.copyOf(code);
    entries = Map.copyOf(entries);
  }

  /** Compiles it, and writes its jar into a folder of its own. */
  Path write(Path folder, String classPath) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "META-INF/MANIFEST.MF",
        bytes(
            "Manifest-Version: 1.0\n"
                + ApiVersion.MANIFEST_ENTRY
                + ": "
                + ApiVersion.current()
                + "\n"));
    files.put("META-INF/services/" + LossStrategyProvider.class.getName(), bytes(PROVIDER));
    files.put("META-INF/services/" + TrainingListenerProvider.class.getName(), bytes(LISTENER));
    files.putAll(
        compiled(Map.of(PROVIDER, filled(TEMPLATE), LISTENER, filled(WATCHER)), classPath));
    entries.forEach((path, text) -> files.put(path, bytes(text)));
    try {
      Path jar = Files.createDirectories(folder).resolve(name + ".jar");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(file.getValue());
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String filled(String template) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String standard = place.group(2) == null ? "" : place.group(2);
              return Matcher.quoteReplacement(code.getOrDefault(place.group(1), standard));
            });
  }

  private static Map<String, byte[]> compiled(Map<String, String> sources, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((className, text) -> units.add(new Source(className, text)));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-proc:none", "-nowarn", "-cp", classPath);
      boolean done =
          compiler.getTask(null, new Output(files, classes), null, options, null, units).call();
      if (!done) {
        throw new IllegalStateException("the plugin does not compile");
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps classes in memory. */
  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    Output(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String path = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("string:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(path, toByteArray());
            }
          };
        }
      };
    }
  }
}
