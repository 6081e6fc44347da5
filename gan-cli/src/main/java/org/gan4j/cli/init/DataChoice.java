package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gan4j.experiment.configuration.Json;

/**
 * The settings of a dataset.
 *
 * @param settings as an experiment has them
 * @param name for an experiment with them; not yet fit for a folder
 * @param reasons why they are what they are
 */
public record DataChoice(ObjectNode settings, String name, List<Reason> reasons) {

  /** Copies. */
  public DataChoice {
    settings = settings.deepCopy();
    reasons = List.copyOf(reasons);
  }

  /** The settings as text. */
  public String json() {
    return Json.write(settings);
  }
}
