package org.gan4j.cli.latent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.cli.output.Folders;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.arithmetic.LatentArithmetic;
import org.gan4j.latent.arithmetic.LatentExpression;
import org.gan4j.latent.arithmetic.LatentExpression.Term;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A sum in latent space as one PNG: the terms in their order and, last, the result. If all terms
 * are classes, there is a row for each of some latents; otherwise there is one row.
 *
 * @param space of the generator
 * @param arithmetic computes the sum
 * @param expression the sum
 */
public record ArithmeticPicture(
    LatentSpace space, LatentArithmetic arithmetic, LatentExpression expression) {

  /**
   * Draws the sum.
   *
   * @param latents [rows, latent size], for the terms that are classes
   * @return the results
   */
  public List<LatentPoint> write(INDArray latents, Path file) {
    List<LatentPoint> results = arithmetic.evaluate(expression, latents);
    List<List<LatentPoint>> columns = new ArrayList<>();
    for (Term term : expression.terms()) {
      columns.add(arithmetic.term(term, latents));
    }
    columns.add(results);
    List<LatentPoint> cells = new ArrayList<>();
    for (int row = 0; row < results.size(); row++) {
      for (List<LatentPoint> column : columns) {
        cells.add(column.get(Math.min(row, column.size() - 1)));
      }
    }
    Folders.createFor(file);
    try (INDArray made = LatentPoint.generate(cells, space)) {
      PngFile.write(ImageGrid.draw(made, columns.size()), file);
    }
    return results;
  }
}
