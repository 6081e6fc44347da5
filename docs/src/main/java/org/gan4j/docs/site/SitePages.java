package org.gan4j.docs.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * The documents as pages of the site. A link to a file of the repository that is no document, such
 * as an experiment, leads to a copy within the site; one to a Java file leads to its Javadoc.
 */
@NotThreadSafe
public final class SitePages {
  /** Where the copies are. */
  static final String FILES = "files";

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");
  private static final Pattern SOURCE = Pattern.compile("[^/]+/src/main/java/(.+)\\.java");

  private final Path root;
  private final Path site;

  /**
   * Prepares the pages.
   *
   * @param root of the repository
   * @param site the folder of the site's generated sources
   */
  public SitePages(Path root, Path site) {
    this.root = root.toAbsolutePath().normalize();
    this.site = site;
  }

  /**
   * Writes all pages, and copies what they link to.
   *
   * @throws IOException if a page cannot be written
   */
  public void write() throws IOException {
    for (String folder : List.of("docs", "docs/adr")) {
      try (Stream<Path> documents = Files.list(root.resolve(folder))) {
        for (Path document : documents.filter(it -> it.toString().endsWith(".md")).toList()) {
          Path page = site.resolve("markdown").resolve(docs().relativize(document));
          Files.createDirectories(page.resolveSibling("."));
          Files.writeString(page, page(document));
        }
      }
    }
  }

  private Path docs() {
    return root.resolve("docs");
  }

  private String page(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .replaceAll(link -> Matcher.quoteReplacement("](" + target(document, link) + ")"));
  }

  private String target(Path document, MatchResult link) {
    String written = link.group(1) + (link.group(2) == null ? "" : link.group(2));
    Path target = document.resolveSibling(link.group(1)).normalize();
    if (written.contains(":") || target.startsWith(docs()) || !Files.exists(target)) {
      return written;
    }
    String up = document.resolveSibling(".").normalize().equals(docs()) ? "" : "../";
    Path inside = root.relativize(target);
    if (inside.equals(Path.of("README.md"))) {
      return up + "index.html";
    }
    String name = inside.toString().replace('\\', '/');
    Matcher source = SOURCE.matcher(name);
    if (source.matches()) {
      return up + "apidocs/" + source.group(1) + ".html";
    }
    return up + FILES + "/" + copied(Files.isDirectory(target) ? name + "/README.md" : name);
  }

  private String copied(String name) {
    Path copy = site.resolve("resources").resolve(FILES).resolve(name);
    try {
      Files.createDirectories(copy.resolveSibling("."));
      Files.copy(root.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name;
  }
}
