package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public type says by an annotation how threads may use it. Records, enums, annotations,
 * exceptions, providers and contracts need not: they are immutable, or made anew for each test.
 */
class ThreadSafetyDocumentationTest {
  private static final Set<String> ANNOTATIONS = Set.of("ThreadSafe", "NotThreadSafe");
  private static final Pattern TESTS_OF_OTHERS = Pattern.compile("\\w+Contract");

  private static final Set<Tree.Kind> VALUES =
      Set.of(Tree.Kind.RECORD, Tree.Kind.ENUM, Tree.Kind.ANNOTATION_TYPE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gan-api",
        "gan-cli",
        "gan-checkpoint",
        "gan-training",
        "gan-core",
        "gan-datasets",
        "gan-dcgan",
        "gan-residual",
        "gan-latent",
        "gan-style",
        "gan-onnx",
        "gan-onnx-features",
        "gan-evaluation",
        "gan-experiment",
        "gan-images",
        "gan-inpainting",
        "gan-translation",
        "gan-nn",
        "gan-objectives",
        "gan-report",
        "gan-serve",
        "gan-spark",
        "gan-superresolution",
        "gan-sweep",
        "gan-testkit",
        "gan-vanilla"
      })
  void isComplete(String module) throws IOException {
    Path sources = Built.ROOT.resolve(module).resolve("src/main/java");
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);

      assertThat(silent(units)).as("say nothing of threads").isEmpty();
    }
  }

  private static List<String> silent(List<CompilationUnitTree> units) {
    List<String> silent = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      for (Tree tree : unit.getTypeDecls()) {
        if (tree instanceof ClassTree type
            && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
            && !followsRule(type)
            && !speaks(type)) {
          silent.add(packageOf(unit) + "." + type.getSimpleName());
        }
      }
    }
    return silent;
  }

  private static String packageOf(CompilationUnitTree unit) {
    return String.valueOf(unit.getPackageName());
  }

  private static boolean followsRule(ClassTree type) {
    String name = type.getSimpleName().toString();
    return VALUES.contains(type.getKind())
        || name.endsWith("Provider")
        || name.endsWith("Exception")
        || TESTS_OF_OTHERS.matcher(name).matches();
  }

  private static boolean speaks(ClassTree type) {
    return type.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> ANNOTATIONS.contains(annotation.getAnnotationType().toString()));
  }
}
