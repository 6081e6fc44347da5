package org.gan4j.latent.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A sum of named terms, such as {@code smile.json - neutral.json + man.json}.
 *
 * @param terms in their order, at least one
 */
@ThreadSafe
public record LatentExpression(List<Term> terms) {

  /**
   * A term.
   *
   * @param sign 1 or -1
   * @param name a class or a file
   */
  public record Term(int sign, String name) {}

  /** Copies. */
  public LatentExpression {
    terms = List.copyOf(terms);
  }

  /**
   * Reads an expression. A name may contain + and -, but an operator has a space on either side.
   *
   * @throws GanException of kind USAGE if it is none
   */
  public static LatentExpression parse(String text) {
    List<Term> terms = new ArrayList<>();
    int sign = 1;
    boolean expectsName = true;
    for (String word : text.strip().split("\\s+", -1)) {
      boolean operator = word.equals("+") || word.equals("-");
      if (operator == expectsName && !(operator && terms.isEmpty() && word.equals("-"))) {
        throw malformed(text);
      }
      if (operator) {
        sign = word.equals("-") ? -1 : 1;
        expectsName = true;
      } else {
        if (word.isEmpty()) {
          throw malformed(text);
        }
        terms.add(new Term(sign, word));
        expectsName = false;
      }
    }
    if (expectsName) {
      throw malformed(text);
    }
    return new LatentExpression(terms);
  }

  private static GanException malformed(String text) {
    return GanException.usage(
        "\"" + text + "\" is no sum of names",
        "EXPRESSION",
        "write names with + or - between them and spaces around these, such as 'a - b + c'");
  }
}
