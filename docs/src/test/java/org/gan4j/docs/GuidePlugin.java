package org.gan4j.docs;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.ApiVersion;

/** Builds the plugin whose classes and service files a document shows. */
public final class GuidePlugin {
  private static final Pattern NAME = Pattern.compile("(?:class|record) (\\w+)");

  private GuidePlugin() {}

  /** The blocks of a document in one language. */
  public static List<String> blocks(String document, String language) {
    return Snippet.of(document, language).stream().map(Snippet::text).toList();
  }

  /** A whole document. */
  public static String text(String document) throws IOException {
    return Files.readString(Snippet.root().resolve(document));
  }

  /** The experiments that a document shows, in its order. */
  public static List<String> experiments(String document) {
    return blocks(document, "json");
  }

  /** Compiles everything, and packs it. */
  public static void build(String document, Path jar) throws IOException {
    Map<String, String> types = new LinkedHashMap<>();
    Path folder = Files.createTempDirectory("plugin");
    for (String block : blocks(document, "java")) {
      Matcher name = NAME.matcher(block);
      if (block.startsWith("Gan gan")) {
        Compiled.statements(block, Files.createTempDirectory("statements")).close();
      } else if (name.find()) {
        types.put(name.group(1), block);
      }
    }
    try (URLClassLoader compiled = Compiled.types(types, folder)) {
      pack(jar, folder, blocks(document, "services"));
    }
  }

  private static void pack(Path jar, Path classes, List<String> services) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .putValue(ApiVersion.MANIFEST_ENTRY, ApiVersion.current().toString());
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
      for (String service : services) {
        List<String> lines = service.lines().toList();
        out.putNextEntry(new JarEntry(lines.get(0)));
        out.write(
            String.join("\n", lines.subList(1, lines.size())).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
