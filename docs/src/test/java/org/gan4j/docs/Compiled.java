package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles what a document shows. */
final class Compiled {
  /** What an editor adds; a document would be unreadable with it. */
  private static final String IMPORTS =
      """
      import java.awt.image.BufferedImage;
      import java.io.IOException;
      import java.io.OutputStream;
      import java.nio.FloatBuffer;
      import java.nio.file.*;
      import java.util.*;
      import java.util.function.*;
      import java.util.random.*;
      import java.util.stream.*;
      import org.gan4j.api.*;
      import org.gan4j.api.component.*;
      import org.gan4j.api.data.*;
      import org.gan4j.api.evaluation.*;
      import org.gan4j.api.game.*;
      import org.gan4j.api.network.*;
      import org.gan4j.api.objective.*;
      import org.gan4j.api.training.*;
      import org.gan4j.core.*;
      import org.gan4j.core.assembly.*;
      import org.gan4j.core.cluster.*;
      import org.gan4j.core.run.*;
      import org.gan4j.core.sampling.*;
      import org.gan4j.core.trained.*;
      import org.gan4j.training.*;
      import org.gan4j.datasets.idx.*;
      import org.gan4j.datasets.mixtures.*;
      import org.gan4j.experiment.*;
      import org.gan4j.experiment.registry.*;
      import org.gan4j.images.output.*;
      import org.gan4j.images.photograph.*;
      import org.gan4j.inpainting.completion.*;
      import org.gan4j.latent.*;
      import org.gan4j.latent.direction.*;
      import org.gan4j.latent.projection.*;
      import org.gan4j.nn.*;
      import org.gan4j.nn.graph.*;
      import org.gan4j.nn.layers.*;
      import org.gan4j.onnx.*;
      import org.gan4j.sweep.*;
      import org.gan4j.testkit.*;
      import org.gan4j.vanilla.*;
      import org.jspecify.annotations.Nullable;
      import org.nd4j.linalg.api.buffer.DataType;
      import org.nd4j.linalg.api.ndarray.INDArray;
      import org.nd4j.linalg.factory.Nd4j;
      import org.nd4j.linalg.indexing.NDArrayIndex;
      import org.nd4j.linalg.ops.transforms.Transforms;
      """;

  private Compiled() {}

  /** Statements, as the body of {@code Body.run()}. */
  static URLClassLoader statements(String text, Path folder) throws IOException {
    String body = "public class Body { public static void run() throws Exception {\n" + text + "}}";
    return types(Map.of("Body", body), folder);
  }

  /** A public class; others that were compiled into the folder before are at hand. */
  static URLClassLoader type(String name, String text, Path folder) throws IOException {
    return types(Map.of(name, text), folder);
  }

  /** Several classes, by their names. */
  static URLClassLoader types(Map<String, String> texts, Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path source = folder.resolve(text.getKey() + ".java");
      sources.add(Files.writeString(source, IMPORTS + text.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, null, null)) {
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-cp",
              folder + File.pathSeparator + System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, messages, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    assertThat(messages.getDiagnostics())
        .filteredOn(message -> message.getKind() == Diagnostic.Kind.ERROR)
        .isEmpty();
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader());
  }
}
