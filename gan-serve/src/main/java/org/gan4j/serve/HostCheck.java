package org.gan4j.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests to a server of this computer alone that name another host: a page elsewhere
 * could send them, if its name suddenly means this computer (DNS rebinding).
 */
final class HostCheck {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  private final String host;
  private final boolean loopback;

  HostCheck(String host) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.loopback = isLoopback(host);
  }

  /** Whether only this computer can reach a host. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether a request may name this host. */
  boolean allows(@Nullable String named) {
    if (!loopback || named == null) {
      return true;
    }
    String name = PORT.matcher(named.toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.equals("localhost") || name.equals(host) || ADDRESS.matcher(name).matches();
  }
}
