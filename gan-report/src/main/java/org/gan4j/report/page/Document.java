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

  private static final String LIVE_STYLE = STYLE + resource("live.css");
  private static final String LIVE_SCRIPT = SCRIPT + resource("live.js");

  private Document() {}

  /**
   * Writes a page.
   *
   * @param content writes what is in the body
   */
  static String of(String title, Consumer<Markup> content) {
    return of(title, content, policy("img-src data:", STYLE, SCRIPT), STYLE, SCRIPT);
  }

  /**
   * Writes a page that a server keeps up to date. It loads from that server alone.
   *
   * @param content writes what is in the body
   */
  static String live(String title, Consumer<Markup> content) {
    String policy = policy("img-src 'self' blob:; connect-src 'self'", LIVE_STYLE, LIVE_SCRIPT);
    return of(title, content, policy, LIVE_STYLE, LIVE_SCRIPT);
  }

  private static String policy(String sources, String style, String script) {
    return "default-src 'none'; "
        + sources
        + "; base-uri 'none'; form-action 'none'; style-src "
        + hash(style)
        + "; script-src "
        + hash(script);
  }

  private static String of(
      String title, Consumer<Markup> content, String policy, String style, String script) {
    Markup page = new Markup();
    page.open("html", "lang", "en").open("head").open("meta", "charset", "utf-8");
    page.open("meta", "name", "generator", "content", "GAN4J");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title).constant("style", style).close("head");
    page.open("body");
    content.accept(page);
    page.constant("script", script);
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
