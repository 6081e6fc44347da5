package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The scripts of {@code gan completion} in their shells. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ShellCompletionTest {
  /** As bash has it in a terminal; a program in a script has to name it. */
  private static final String WORD_BREAKS = "COMP_WORDBREAKS=$' \\t\\n\"'\"'\"'><=;|&(:'";

  @Test
  void completesInBash() throws IOException {
    String output =
        shell(
            "bash",
            """
            source <(gan completion bash)
            %s
            try() {
              COMP_LINE=$1 COMP_POINT=${#1}
              _gan_complete 2>/dev/null
              printf '%%s' "$1"; printf '[%%s]' "${COMPREPLY[@]}"; echo
            }
            try 'gan tra'
            try 'gan train a\\ name.json --set loss.type=hin'
            try 'gan train --set generator.fil'
            try 'gan train one.js'
            """
                .formatted(WORD_BREAKS));

    assertThat(output)
        .contains(
            "gan tra[train]\n",
            // Bash replaces what stands after the '='.
            "loss.type=hin[hinge]\n",
            "generator.fil[generator.filters=]\n",
            "one.js[one.json]\n");
  }

  @Test
  void completesInFish() throws IOException {
    String output =
        shell(
            "fish",
            """
            gan completion fish | source
            complete -C 'gan tra'
            complete -C 'gan train --set loss.type=hin'
            complete -C 'gan train one.js'
            """);

    assertThat(output).contains("train\tTrain an", "loss.type=hinge\t", "one.json");
  }

  /** Typed into a terminal of its own, since nothing else can ask the Z shell. */
  @Test
  void completesInZsh() throws IOException {
    String output =
        shell(
            "zsh",
            """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "autoload -Uz compinit; compinit -u -D"
            zpty -w z "source <(gan completion zsh); print rea''dy"
            zpty -r -m z text '*ready*'
            zpty -n -w z $'gan train --set loss.type=hin\\t'
            zpty -r -m z text '*hinge*'
            print -r -- $text
            zpty -d z
            """);

    assertThat(output).contains("loss.type=hinge");
  }

  private static String shell(String name, String script) throws IOException {
    assumeTrue(isInstalled(name), name + " is not installed");
    Path folder = Built.emptyFolder("completion in " + name);
    Files.writeString(folder.resolve("one.json"), "{}");
    Path file = Files.writeString(folder.resolve("script"), script);
    String path = Built.distribution().resolve("bin") + ":" + System.getenv("PATH");
    return Command.run(folder, List.of("env", "PATH=" + path, name, file.toString()));
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(Pattern.quote(":")))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
