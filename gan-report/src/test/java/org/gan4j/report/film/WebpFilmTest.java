package org.gan4j.report.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.report.page.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebpFilmTest {
  @TempDir private Path folder;

  private static BufferedImage plain(Color colour, int side) {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, side, side);
    pen.dispose();
    return picture;
  }

  private Path film() {
    Path file = folder.resolve("film.webp");
    try (WebpFilm film = WebpFilm.begin(file)) {
      film.add(plain(Color.RED, 30), 5);
      film.add(plain(Color.GREEN, 30), 5);
      film.add(plain(Color.BLUE, 20), 200);
      film.finish();
    }
    return file;
  }

  /**
   * Chromium decodes the film: its frames, their times, and the colour of the last one's corner.
   */
  @Test
  void isPlayedByABrowser() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium is installed");
    Path page =
        Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html><title>film</title>");
    Path profile = Files.createDirectory(folder.resolve("profile"));
    String film = Base64.getEncoder().encodeToString(Files.readAllBytes(film()));
    try (Browser browser = Browser.start(program.get(), profile)) {
      browser.open(page, 400, false);
      browser.evaluate(
          """
          (async () => {
            const data = Uint8Array.from(atob('%s'), c => c.charCodeAt(0));
            const decoder = new ImageDecoder({data, type: 'image/webp'});
            await decoder.tracks.ready;
            await decoder.completed;
            const track = decoder.tracks.selectedTrack;
            const found = [track.frameCount, track.repetitionCount];
            for (let i = 0; i < track.frameCount; i++) {
              const image = (await decoder.decode({frameIndex: i})).image;
              const canvas = new OffscreenCanvas(30, 30).getContext('2d');
              canvas.drawImage(image, 0, 0);
              found.push(image.duration / 1000);
              found.push(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
              found.push(...canvas.getImageData(29, 29, 1, 1).data.slice(0, 3));
            }
            window.found = found.join(' ');
          })().catch(e => window.found = String(e)); ''
          """
              .formatted(film));
      browser.await("typeof window.found === 'string'");
      assertThat(browser.evaluate("window.found"))
          .isEqualTo("3 Infinity 50 255 0 0 255 0 0 50 0 255 0 0 255 0 2000 0 0 255 255 255 255");
    }
  }

  @Test
  void leavesNothingIfItIsNotFinished() throws Exception {
    try (WebpFilm film = WebpFilm.begin(folder.resolve("film.webp"))) {
      film.add(plain(Color.RED, 4), 5);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
