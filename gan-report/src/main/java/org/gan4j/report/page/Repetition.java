package org.gan4j.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gan4j.report.recorded.RecordedRun;

/** How to make a run again. */
record Repetition(RecordedRun run) {
  private static final Pattern PLAIN = Pattern.compile("[\\w./-]+");

  /** The command, to be given in the folder that contains the run's. */
  String command() {
    String threads = run.provenance().path("backend").path("OMP_NUM_THREADS").asText("");
    String name = run.folderName();
    return (threads.isEmpty() ? "" : "OMP_NUM_THREADS=" + quoted(threads) + " ")
        + "gan train "
        + quoted("./" + name + "/experiment.json")
        + " --out "
        + quoted("./" + name + "-again")
        + (strangers().isEmpty() ? "" : " --plugins DIR");
  }

  /** What it needs. */
  String conditions() {
    String conditions =
        "In the folder that contains the run's. The parameters are equal bit for bit with the same"
            + " version, data, machine and number of threads.";
    List<String> strangers = strangers();
    return strangers.isEmpty()
        ? conditions
        : conditions + " DIR is the folder of these plugins: " + String.join(", ", strangers) + ".";
  }

  /** The jars of plugins. */
  private List<String> strangers() {
    List<String> files = new ArrayList<>();
    for (JsonNode jar : run.provenance().path("jars")) {
      String file = jar.path("file").asText("");
      if (file.endsWith(".jar") && !file.startsWith("gan-")) {
        files.add(file);
      }
    }
    return files;
  }

  /** For a shell. */
  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
