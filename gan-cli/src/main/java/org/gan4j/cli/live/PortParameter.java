package org.gan4j.cli.live;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The optional number after {@code --live}: what is no number is the next argument. */
@SuppressWarnings("JdkObsolete") // picocli's signature
final class PortParameter implements IParameterConsumer {
  /** A free one. */
  private static final int ANY = 0;

  @Override
  public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
    boolean number = !arguments.isEmpty() && arguments.peek().matches("-?\\d{1,9}");
    option.setValue(number ? Integer.valueOf(arguments.pop()) : Integer.valueOf(ANY));
  }
}
