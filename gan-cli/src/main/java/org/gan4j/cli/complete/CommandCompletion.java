package org.gan4j.cli.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gan4j.cli.complete.Candidates.Word;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Finds the candidates for the last word of a command line in the commands' own descriptions. */
final class CommandCompletion {
  private final CommandSpec root;
  private final Values values;

  CommandCompletion(CommandSpec root, Values values) {
    this.root = root;
    this.values = values;
  }

  /**
   * The candidates for the last word.
   *
   * @param line the words after the program's name; the last one is being typed, possibly empty
   */
  Candidates of(List<String> line) {
    String typed = line.isEmpty() ? "" : line.get(line.size() - 1);
    Place place = place(line.isEmpty() ? line : line.subList(0, line.size() - 1));
    return candidates(place, typed, line).startingWith(typed);
  }

  private Candidates candidates(Place place, String typed, List<String> line) {
    if (place.open != null) {
      return values.of(place.open, typed, line);
    }
    int equals = typed.indexOf('=');
    if (typed.startsWith("--") && equals > 0 && !place.onlyParameters) {
      OptionSpec option = place.command.findOption(typed.substring(0, equals));
      return option == null || takesNothing(option)
          ? Candidates.NONE
          : values
              .of(option, typed.substring(equals + 1), line)
              .prefixed(typed.substring(0, equals + 1));
    }
    if (typed.startsWith("-") && !place.onlyParameters) {
      return options(place.command);
    }
    if (!place.command.subcommands().isEmpty()) {
      return subcommands(place.command);
    }
    return parameter(place).map(it -> values.of(it, typed, line)).orElse(Candidates.NONE);
  }

  /** Where the next word stands. */
  private static final class Place {
    private CommandSpec command;
    private @Nullable OptionSpec open;
    private int parameters;
    private boolean onlyParameters;

    private Place(CommandSpec command) {
      this.command = command;
    }
  }

  private Place place(List<String> words) {
    Place place = new Place(root);
    for (String word : words) {
      if (place.open != null) {
        place.open = null;
      } else if (place.onlyParameters) {
        place.parameters++;
      } else if (word.equals("--")) {
        place.onlyParameters = true;
      } else if (word.startsWith("-") && word.length() > 1) {
        OptionSpec option = place.command.findOption(word);
        place.open = option == null || takesNothing(option) ? null : option;
      } else {
        CommandLine inner = place.command.subcommands().get(word);
        if (inner == null) {
          place.parameters++;
        } else {
          place.command = inner.getCommandSpec();
        }
      }
    }
    return place;
  }

  private static boolean takesNothing(OptionSpec option) {
    return option.arity().max() == 0;
  }

  private static Candidates options(CommandSpec command) {
    List<Word> words = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        words.add(new Word(option.longestName(), meaning(option)));
      }
    }
    return Candidates.words(words);
  }

  private static String meaning(ArgSpec argument) {
    return argument.description().length == 0 ? "" : argument.description()[0];
  }

  static Candidates subcommands(CommandSpec command) {
    List<Word> words = new ArrayList<>();
    command
        .subcommands()
        .forEach(
            (name, inner) -> {
              UsageMessageSpec usage = inner.getCommandSpec().usageMessage();
              if (!usage.hidden()) {
                words.add(
                    new Word(name, Arrays.stream(usage.description()).findFirst().orElse("")));
              }
            });
    return Candidates.words(words);
  }

  private static Optional<PositionalParamSpec> parameter(Place place) {
    return place.command.positionalParameters().stream()
        .filter(it -> it.index().contains(place.parameters))
        .findFirst();
  }
}
