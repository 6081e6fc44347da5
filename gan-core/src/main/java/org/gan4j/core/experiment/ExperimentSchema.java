package org.gan4j.core.experiment;

import org.gan4j.core.registry.Registry;

/** The JSON Schema (draft 2020-12) of an experiment, with all components that are installed. */
public final class ExperimentSchema {

  /** The schema of experiments that use these components. */
  public ExperimentSchema(Registry registry) {}

  /** The schema as JSON over several lines. */
  public String write() {
    throw new UnsupportedOperationException();
  }
}
