package org.gan4j.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The frame of every page. Its security policy allows this page's script, this page's style and
 * embedded pictures: it loads nothing, whatever a run's files contain.
 */
@ThreadSafe
final class Document {
  private static final String STYLE = resource("page.css");
  private static final String SCRIPT = resource("page.js");

  private static final String POLICY =
      "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
          + hash(STYLE)
          + "; script-src "
          + hash(SCRIPT);

  private Document() {}

  /**
   * Writes a page.
   *
   * @param content writes what is in the body
   */
  static String of(String title, Consumer<Markup> content) {
    Markup page = new Markup();
    page.open("html", "lang", "en").open("head").open("meta", "charset", "utf-8");
    page.open("meta", "name", "generator", "content", "GAN4J");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title).constant("style", STYLE).close("head");
    page.open("body");
    content.accept(page);
    page.constant("script", SCRIPT);
    page.close("body").close("html");
    return "<!DOCTYPE html>\n" + page;
  }

  private static String resource(String name) {
    try (InputStream stream = Document.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
