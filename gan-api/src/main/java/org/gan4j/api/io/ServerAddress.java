package org.gan4j.api.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Where a server of this computer listens.
 *
 * @param host the address of one of this computer's networks, or a name for it
 * @param port 0 for a free one
 */
@ThreadSafe
public record ServerAddress(String host, int port) {
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  /**
   * Checks the port.
   *
   * @throws GanException of kind USAGE if there is no such port
   */
  public ServerAddress {
    if (port < 0 || port > LARGEST_PORT) {
      throw GanException.usage(
          "there is no port " + port,
          host + ":" + port,
          "give one from 1 to 65535, or 0 for a free one");
    }
  }

  /** Whether only this computer can reach a host. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The address for clients; if the host means all networks, with a name that leads here.
   *
   * @param taken the port that the server has
   * @param path such as {@code /}, with the query
   */
  public URI uri(int taken, String path) {
    String name = reachable();
    String written = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    return URI.create("http://" + written + ":" + taken + path);
  }

  private String reachable() {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress()
          ? InetAddress.getLocalHost().getHostName()
          : host;
    } catch (UnknownHostException e) {
      return host;
    }
  }

  /**
   * Whether a request that names this host in its header can be meant for the server. A page
   * elsewhere could send requests, if its name suddenly means this computer (DNS rebinding); an
   * address in numbers is no name, which could be given another meaning. Tunnels change the port.
   */
  public boolean isNamedBy(String hostHeader) {
    String name = PORT.matcher(hostHeader.toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.equals("localhost")
        || name.equals(host.toLowerCase(Locale.ROOT))
        || NUMBERS.matcher(name).matches()
        || name.equals(computer());
  }

  private static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (UnknownHostException e) {
      return "";
    }
  }

  /**
   * The failure to take the port.
   *
   * @param failure why
   * @param option that chooses the port, such as {@code --port}
   * @return of kind USAGE, to be thrown
   */
  public GanException unusable(IOException failure, String option) {
    IOException reason = failure.getCause() instanceof IOException cause ? cause : failure;
    return GanException.usage(
        "port " + port + " cannot be used: " + FileProblem.reason(reason),
        host + ":" + port,
        "end what uses it, or give another port: " + option + " 0 takes a free one",
        failure);
  }
}
