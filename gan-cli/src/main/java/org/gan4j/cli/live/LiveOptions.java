package org.gan4j.cli.live;

import java.io.PrintWriter;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.ServerAddress;
import org.gan4j.report.live.LiveServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --live} of a training. */
@NotThreadSafe
public final class LiveOptions {
  private static final String LOOPBACK = "127.0.0.1";

  @Option(
      names = "--live",
      arity = "0..1",
      paramLabel = "PORT",
      parameterConsumer = PortParameter.class,
      description = {
        "Show the run in a browser while it trains, with buttons and an explorer; the address is"
            + " printed. A free port if PORT is absent or 0."
      })
  private @Nullable Integer port;

  @Option(
      names = "--live-host",
      paramLabel = "ADDRESS",
      description =
          "Of --live: the network that can reach the page; this computer alone if absent.")
  private @Nullable String host;

  /** Of no command yet. */
  public LiveOptions() {}

  /**
   * Takes the port, if a page is wanted.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if it is in use
   */
  public TrainingPage open(CommandLine command) {
    if (port == null) {
      if (host != null) {
        throw new ParameterException(command, "--live-host is an address for --live: add --live");
      }
      return TrainingPage.none();
    }
    LiveServer server = LiveServer.open(host == null ? LOOPBACK : host, port, "--live");
    warn("--live-host", host, command.getErr());
    return TrainingPage.of(server, command.getErr());
  }

  /** Says so if other computers can reach a server. */
  public static void warn(String option, @Nullable String host, PrintWriter error) {
    if (host != null && !ServerAddress.isLoopback(host)) {
      error.println(
          "warning: with "
              + option
              + " "
              + host
              + ", other computers can reach the page; whoever knows its address can use it, and it"
              + " is not encrypted");
      error.flush();
    }
  }
}
