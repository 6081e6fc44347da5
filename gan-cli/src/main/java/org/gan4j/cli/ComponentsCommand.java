package org.gan4j.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.Nearest;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.registry.UnusableComponent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan components}. */
@Command(
    name = "components",
    description = "List what an experiment can name, and from which jar it comes.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan components                   everything, a line each",
      "  gan components loss              all losses with their options",
      "  gan components generator vanilla one component with its options",
      "  gan components --json",
      "  gan components --plugins target  with the plugin that was just built"
    })
final class ComponentsCommand implements Runnable {
  private final Terminals terminals;
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "One of ${COMPLETION-CANDIDATES}; with it, options are shown too.",
      completionCandidates = KindNames.class)
  private @Nullable String kindName;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "One of that kind.")
  private @Nullable String type;

  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  ComponentsCommand(Terminals terminals, Supplier<Gan> gan) {
    this.terminals = terminals;
    this.gan = gan;
  }

  /** The possible values, for the help and for completion. */
  private static final class KindNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Kind.values()).map(Kind::slot).iterator();
    }
  }

  @Override
  public void run() {
    Kind kind = kindName == null ? null : kind(kindName);
    Registry registry = gan.get().registry();
    if (kind != null && type != null) {
      registry.get(kind, type);
    }
    List<ComponentDescription> components =
        registry.describe().stream()
            .filter(component -> kind == null || component.kind().equals(kind.slot()))
            .filter(component -> type == null || component.type().equals(type))
            .toList();
    List<UnusableComponent> broken =
        registry.broken().stream()
            .filter(one -> kind == null || one.kind() == null || one.kind() == kind)
            .toList();
    print(new ComponentListing(components, broken), kind != null);
  }

  private void print(ComponentListing listing, boolean withOptions) {
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      output.println(Json.write(listing.toJson()));
      return;
    }
    listing.print(output, withOptions, terminals.columns());
    listing.printBroken(spec.commandLine().getErr());
  }

  /** In the singular or the plural. */
  private static Kind kind(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.slot().equals(word) || kind.plural().equals(word))
        .findFirst()
        .orElseThrow(() -> noSuchKind(name));
  }

  private static GanException noSuchKind(String name) {
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::slot).toList();
    Optional<String> nearest = Nearest.to(name, kinds);
    return GanException.usage(
        "there is no kind of component called \"" + name + "\"",
        "gan components",
        nearest.map(kind -> "did you mean " + kind + "? ").orElse("")
            + kinds.stream().collect(Collectors.joining(", ", "there are ", "")));
  }
}
