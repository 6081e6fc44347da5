package org.gan4j.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.report.page.FramePictures.Picture;
import org.gan4j.report.recorded.RecordedRun;
import org.gan4j.report.recorded.RecordedRun.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run that a server keeps up to date, with an explorer of its generator. Its sections
 * are those of the page that is written at the end.
 *
 * @param title of the page
 * @param controls whether a training can be stopped, and saved
 * @param knobs of the explorer; null if samples are no pictures
 * @param note whose samples the explorer shows, or why there are none
 * @param token which addresses of the server must contain
 */
@ThreadSafe
public record LivePage(
    String title, boolean controls, @Nullable Knobs knobs, String note, String token) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The identifier of the paragraph about the run's progress. */
  private static final String LEAD = "lead";

  /**
   * The page.
   *
   * @param run whose sections follow the explorer; null for the explorer alone
   * @throws IOException if pictures cannot be read
   */
  public String html(@Nullable RecordedRun run) throws IOException {
    Map<String, String> sections = run == null ? Map.of() : sections(run);
    return Document.live(title + " – GAN4J", page -> write(page, sections));
  }

  private void write(Markup page, Map<String, String> sections) {
    page.open("header").element("h1", title);
    page.open("div", "id", "lead-section").fragment(sections.getOrDefault(LEAD, "")).close("div");
    page.open("div", "class", "status");
    page.element("output", "", "id", "status", "role", "status");
    if (controls) {
      page.element("button", "Checkpoint", "type", "button", "id", "checkpoint");
      page.element("button", "Stop", "type", "button", "id", "stop");
    }
    page.close("div");
    navigation(page, sections);
    page.close("header").open("main");
    if (knobs == null) {
      page.open("section", "id", "explorer").element("h2", "Explorer");
      page.element("p", note).close("section");
    } else {
      new ExplorerSection(page, knobs).write(note);
    }
    sections.forEach(
        (id, html) -> {
          if (!id.equals(LEAD)) {
            page.open("div", "id", id + "-section").fragment(html).close("div");
          }
        });
    page.close("main");
  }

  private static void navigation(Markup page, Map<String, String> sections) {
    page.open("nav", "aria-label", "Sections").open("ul");
    page.open("li").element("a", "Explorer", "href", "#explorer").close("li");
    for (String id : sections.keySet()) {
      if (!id.equals(LEAD)) {
        String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        page.open("li").element("a", name, "href", "#" + id).close("li");
      }
    }
    page.close("ul").close("nav");
  }

  /**
   * The sections of the page as they are now.
   *
   * @return HTML by identifier, in order
   * @throws IOException if pictures cannot be read
   */
  public Map<String, String> sections(RecordedRun run) throws IOException {
    List<Picture> pictures =
        FramePictures.served(
            run.frames(),
            run.best().isPresent() ? Set.of(run.best().getAsLong()) : Set.of(),
            this::address);
    RunPage page = new RunPage(run, pictures, Map.of(), TIME.format(Instant.now()));
    Map<String, String> sections = new LinkedHashMap<>();
    Markup lead = new Markup();
    page.lead(lead);
    sections.put(LEAD, lead.toString());
    page.sections()
        .forEach(
            (id, section) -> {
              Markup markup = new Markup();
              section.accept(markup);
              sections.put(id, markup.toString());
            });
    return sections;
  }

  /** A step may be taken again: the time tells its pictures apart. */
  private String address(Frame frame) {
    long time;
    try {
      time = Files.getLastModifiedTime(frame.file()).toMillis();
    } catch (IOException e) {
      time = 0;
    }
    Path name = frame.file().getFileName();
    return "samples/" + name + "?token=" + token + "&time=" + time;
  }
}
