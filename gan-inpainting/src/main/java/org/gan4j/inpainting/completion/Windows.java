package org.gan4j.inpainting.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Region;
import org.gan4j.images.photograph.Photograph;

/** The windows of a picture that the model receives to fill the hole. */
final class Windows {
  private final int pictureHeight;
  private final int pictureWidth;
  private final SampleShape model;

  /** The part of a window that the model can fill. */
  private final Region fillable;

  Windows(Photograph picture, HoleFilling task) {
    pictureHeight = picture.height();
    pictureWidth = picture.width();
    model = task.image();
    fillable = task.mask().isFixed() ? OwnHole.bounds(task) : whole(model);
  }

  private static Region whole(SampleShape image) {
    return new Region(0, 0, image.height(), image.width());
  }

  /** The largest part of the picture, or the one of the model's size, around the middle. */
  Region middle(WindowSelection selection) {
    double scale =
        switch (selection) {
          case RESIZE -> largest();
          case CROP -> requireRoom();
          case TILE ->
              throw GanException.usage(
                      "tiles need a hole to cover",
                      "windows " + selection,
                      "say what is to be filled, or choose other windows")
                  .withCode(ErrorCode.HOLE_MISSING);
        };
    int height = length(model.height(), scale, pictureHeight);
    int width = length(model.width(), scale, pictureWidth);
    return new Region((pictureHeight - height) / 2, (pictureWidth - width) / 2, height, width);
  }

  /**
   * Selects the windows.
   *
   * @param hole the smallest rectangle around the hidden pixels
   */
  List<Region> around(Region hole, WindowSelection selection) {
    return switch (selection) {
      case RESIZE -> List.of(resized(hole));
      case CROP -> {
        requireRoom();
        yield List.of(aligned(hole, 1));
      }
      case TILE -> tiles(hole);
    };
  }

  /** How many times larger than the model the picture is. */
  private double largest() {
    return Math.min((double) pictureHeight / model.height(), (double) pictureWidth / model.width());
  }

  private double requireRoom() {
    if (largest() < 1) {
      throw GanException.usage(
              String.format(
                  Locale.ROOT,
                  "the picture of %d×%d is smaller than the model's %d×%d",
                  pictureWidth,
                  pictureHeight,
                  model.width(),
                  model.height()),
              "windows " + WindowSelection.CROP,
              "choose windows that are resized")
          .withCode(ErrorCode.PICTURE_TOO_SMALL);
    }
    return 1;
  }

  /**
   * As fine as the hole allows where the model fills one place only; of a model that fills holes
   * anywhere, with all of the picture that has its shape.
   */
  private Region resized(Region hole) {
    double most = largest();
    if (fillable.equals(whole(model))) {
      return aligned(hole, most);
    }
    double needed =
        Math.max(
            (double) hole.height() / fillable.height(), (double) hole.width() / fillable.width());
    return aligned(hole, Math.min(most, Math.max(1, needed)));
  }

  private List<Region> tiles(Region hole) {
    requireRoom();
    Region piece =
        fillable.equals(whole(model))
            ? new Region(0, 0, Math.max(1, model.height() / 2), Math.max(1, model.width() / 2))
            : fillable;
    List<Region> windows = new ArrayList<>();
    for (int top = hole.top(); top < hole.bottom(); top += piece.height()) {
      for (int left = hole.left(); left < hole.right(); left += piece.width()) {
        windows.add(aligned(new Region(top, left, piece.height(), piece.width()), 1));
      }
    }
    return windows;
  }

  /**
   * A window with the hole's middle in the middle of the region that the model fills, moved into
   * the picture as far as the model still fills all of the hole. A hole at the edge, of a model
   * that fills the middle, takes a window that reaches beyond the picture.
   */
  private Region aligned(Region hole, double scale) {
    int height = length(model.height(), scale, pictureHeight);
    int width = length(model.width(), scale, pictureWidth);
    double middleRow = (fillable.top() + fillable.height() / 2.0) * height / model.height();
    double middleColumn = (fillable.left() + fillable.width() / 2.0) * width / model.width();
    long top = Math.round(hole.top() + hole.height() / 2.0 - middleRow);
    long left = Math.round(hole.left() + hole.width() / 2.0 - middleColumn);
    double rowScale = (double) height / model.height();
    double columnScale = (double) width / model.width();
    return new Region(
        moved(
            top,
            pictureHeight - height,
            hole.top(),
            hole.bottom(),
            fillable.top() * rowScale,
            fillable.bottom() * rowScale),
        moved(
            left,
            pictureWidth - width,
            hole.left(),
            hole.right(),
            fillable.left() * columnScale,
            fillable.right() * columnScale),
        height,
        width);
  }

  /**
   * The first row or column of a window.
   *
   * @param wanted where it would be
   * @param last the last place within the picture
   * @param start first of the hole
   * @param end after the last of the hole
   * @param fillStart first that the model fills, from the window's first
   * @param fillEnd after the last that the model fills
   */
  private static int moved(
      long wanted, int last, int start, int end, double fillStart, double fillEnd) {
    long inside = Math.max(0, Math.min(last, wanted));
    long first = (long) Math.ceil(end - fillEnd);
    long latest = (long) Math.floor(start - fillStart);
    return Math.toIntExact(first > latest ? inside : Math.max(first, Math.min(latest, inside)));
  }

  private static int length(int modelLength, double scale, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(modelLength * scale)));
  }
}
