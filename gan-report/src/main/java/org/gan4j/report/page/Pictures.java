package org.gan4j.report.page;

import java.util.List;
import org.gan4j.report.page.FramePictures.Picture;

/** Pictures in a page. */
final class Pictures {
  private Pictures() {}

  /** Frames with a slider; without scripts, and on paper, all of them beside each other. */
  static void slider(Markup page, List<Picture> pictures) {
    page.open("div");
    int last = pictures.size() - 1;
    if (last > 0) {
      page.open("div", "class", "player");
      page.element("button", "Play", "type", "button");
      page.open(
          "input",
          "type",
          "range",
          "min",
          "0",
          "max",
          String.valueOf(last),
          "value",
          String.valueOf(last),
          "step",
          "1",
          "aria-label",
          "Step of the samples");
      page.element("output", "").close("div");
    }
    page.open("div", "class", "frames");
    for (Picture picture : pictures) {
      boolean shown = picture.step() == pictures.get(last).step();
      page.open("figure", "class", shown ? "shown" : "frame");
      image(page, picture);
      page.element("figcaption", "Step " + Numerals.count(picture.step())).close("figure");
    }
    page.close("div").close("div");
  }

  /** One picture with its caption. */
  static void figure(Markup page, Picture picture, String caption) {
    page.open("figure").element("figcaption", caption);
    image(page, picture);
    page.close("figure");
  }

  /** A picture that was drawn with the trained generator. */
  static void drawn(Markup page, Picture picture, String title) {
    page.open("figure", "class", "drawn");
    String step = "Checkpoint of step " + Numerals.count(picture.step());
    page.element("figcaption", step);
    image(page, picture, title + ", of the c" + step.substring(1));
    page.close("figure");
  }

  private static void image(Markup page, Picture picture) {
    image(
        page,
        picture,
        picture.step() == 0
            ? "Samples of the untrained generator"
            : "Samples at step " + Numerals.count(picture.step()));
  }

  private static void image(Markup page, Picture picture, String text) {
    page.open(
        "img",
        "src",
        picture.address(),
        "width",
        String.valueOf(picture.width()),
        "height",
        String.valueOf(picture.height()),
        "alt",
        text);
  }
}
