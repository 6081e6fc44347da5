package org.gan4j.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.cli.complete.CompleteCommand;
import org.gan4j.cli.output.Destination;
import org.gan4j.core.Gan;
import org.gan4j.datasets.download.DatasetCatalog;
import org.gan4j.experiment.CacheFolder;
import picocli.CommandLine;

/** All commands by their names, in the order of the help. */
final class Commands {
  private static final String HELP = "help";

  /** These look at the others. */
  private static final Set<String> ABOUT_ALL = Set.of(CompleteCommand.NAME, HELP);

  private final Map<String, Supplier<Object>> byName = new LinkedHashMap<>();

  Commands(
      Terminals terminals, Supplier<Gan> gan, Interruption interruption, Destination destination) {
    byName.put("init", () -> new InitCommand(gan, destination));
    byName.put("train", () -> new TrainCommand(terminals, gan, interruption));
    byName.put("sweep", () -> new SweepCommand(terminals, gan, interruption));
    byName.put("sample", () -> new SampleCommand(terminals, gan, destination));
    byName.put("interpolate", () -> new InterpolateCommand(gan, destination));
    byName.put("directions", () -> new DirectionsCommand(gan, destination));
    byName.put("project", () -> new ProjectCommand(terminals, gan));
    byName.put("arithmetic", () -> new ArithmeticCommand(gan, destination));
    byName.put("mix", () -> new MixCommand(gan, destination));
    byName.put("explore", () -> new ExploreCommand(gan));
    byName.put("serve", () -> new ServeCommand(gan, interruption));
    byName.put("film", () -> new FilmCommand(gan, destination));
    byName.put("augment", () -> new AugmentCommand(terminals, gan));
    byName.put("features", () -> new FeaturesCommand(terminals, gan, destination));
    byName.put("probe", () -> new ProbeCommand(gan));
    byName.put("inpaint", () -> new InpaintCommand(gan));
    byName.put("apply", () -> new ApplyCommand(gan));
    byName.put("evaluate", () -> new EvaluateCommand(gan, terminals));
    byName.put("export", () -> new ExportCommand(gan, destination));
    byName.put("import", () -> new ImportCommand(gan));
    byName.put("runs", RunsCommand::new);
    byName.put("report", () -> new ReportCommand(gan, destination));
    byName.put("validate", () -> new ValidateCommand(gan));
    byName.put("components", () -> new ComponentsCommand(terminals, gan));
    byName.put("schema", () -> new SchemaCommand(gan, destination));
    byName.put("datasets", () -> datasets(terminals, gan));
    byName.put("doctor", () -> new DoctorCommand(gan));
    byName.put("completion", CompletionCommand::new);
    byName.put(CompleteCommand.NAME, () -> new CompleteCommand(() -> gan.get().registry()));
    byName.put(HELP, HelpCommand::new);
  }

  private static CommandLine datasets(Terminals terminals, Supplier<Gan> gan) {
    return DatasetsCommand.create(
        terminals, gan, DatasetCatalog.standard(), CacheFolder.path(), System.getenv());
  }

  /**
   * Adds the requested command, or all commands if it is unknown or all are needed: inspecting
   * every command takes longer than running some of them.
   */
  void addTo(CommandLine root, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (first.equals("--version") || first.equals("-V")) {
      return;
    }
    boolean alone = byName.containsKey(first) && !ABOUT_ALL.contains(first);
    byName.forEach(
        (name, command) -> {
          if (!alone || name.equals(first)) {
            root.addSubcommand(name, command.get());
          }
        });
  }
}
