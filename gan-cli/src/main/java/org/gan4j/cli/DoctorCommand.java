package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.cli.doctor.Checkup;
import org.gan4j.cli.doctor.Finding;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan doctor}. */
@Command(
    name = "doctor",
    description = {
      "Check this installation: Java, memory, threads, native code, disk, cache, plugins, speed.",
      "Exit code 1 if something is wrong; then each remedy is shown."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  gan doctor", "  gan doctor --quick --json"})
final class DoctorCommand implements Callable<Integer> {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Leave the speed test out, which takes five seconds.")
  private boolean quick;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  DoctorCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public Integer call() {
    List<Finding> findings = Checkup.run(gan.get().registry(), System.getenv(), !quick);
    PrintWriter output = spec.commandLine().getOut();
    boolean healthy = findings.stream().allMatch(finding -> finding.remedy().isEmpty());
    if (json) {
      output.println(Json.write(toJson(findings, healthy)));
    } else {
      print(findings, output);
    }
    return healthy ? 0 : ErrorReport.FAILURE;
  }

  private static void print(List<Finding> findings, PrintWriter output) {
    TextTable table = new TextTable();
    for (Finding finding : findings) {
      boolean good = finding.remedy().isEmpty();
      table.row(finding.subject(), good ? "ok" : "PROBLEM", finding.text());
      if (!good) {
        table.row("", "remedy", finding.remedy());
      }
    }
    table.print(output);
  }

  private static ObjectNode toJson(List<Finding> findings, boolean healthy) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("ok", healthy);
    ArrayNode list = object.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode one = list.addObject();
      one.put("subject", finding.subject());
      one.put("ok", finding.remedy().isEmpty());
      one.put("finding", finding.text());
      if (!finding.remedy().isEmpty()) {
        one.put("remedy", finding.remedy());
      }
    }
    return object;
  }
}
