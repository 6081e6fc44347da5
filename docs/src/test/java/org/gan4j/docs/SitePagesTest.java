package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.docs.site.SitePages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No link of the site leads out of it. */
class SitePagesTest {
  private static final Path ROOT = Path.of(System.getProperty("gan4j.root")).normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");

  @TempDir private Path site;

  @Test
  void linksStayWithinTheSite() throws IOException {
    new SitePages(ROOT, site).write();

    Path pages = site.resolve("markdown");
    List<String> outside = new ArrayList<>();
    int[] count = {0};
    try (Stream<Path> files = Files.walk(pages)) {
      for (Path page : files.filter(Files::isRegularFile).toList()) {
        LINK.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !link.startsWith("http"))
            .forEach(
                link -> {
                  count[0]++;
                  Path target = pages.relativize(page.resolveSibling(link).normalize());
                  if (!leads(target)) {
                    outside.add(pages.relativize(page) + ": " + link);
                  }
                });
      }
    }
    assertThat(outside).isEmpty();
    assertThat(count[0]).isGreaterThan(100);
    assertThat(site.resolve("resources/files/experiments/mnist-dcgan.json"))
        .hasSameTextualContentAs(ROOT.resolve("experiments/mnist-dcgan.json"));
    assertThat(Files.readString(pages.resolve("library.md"))).contains("](index.html)");
    assertThat(Files.readString(pages.resolve("guide.md")))
        .contains("](apidocs/org/gan4j/api/data/PictureMapping.html)");
  }

  private boolean leads(Path target) {
    String name = target.toString();
    return Files.exists(site.resolve("markdown").resolve(target))
        || Files.exists(site.resolve("resources").resolve(target))
        // Pictures are copied by the build, the others are made by it.
        || (name.startsWith("images") && Files.exists(ROOT.resolve("docs").resolve(target)))
        || name.equals("index.html")
        || name.startsWith("apidocs");
  }
}
