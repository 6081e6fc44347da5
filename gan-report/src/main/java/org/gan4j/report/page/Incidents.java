package org.gan4j.report.page;

import org.gan4j.report.recorded.Incident;

/** What the guard did, in words. */
final class Incidents {
  private Incidents() {}

  static String text(Incident incident) {
    return incident.rolledBack()
        ? "Step "
            + Numerals.count(incident.step())
            + ", rolled back to step "
            + Numerals.count(incident.to())
            + ": "
            + incident.reason()
        : "Step " + Numerals.count(incident.step()) + ": " + incident.reason();
  }
}
