package org.gan4j.report.live;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a server: those who know its token, and who have not come from a page of somebody
 * else.
 *
 * <p>A page elsewhere could let a browser send requests here, if its name suddenly means this
 * computer (DNS rebinding), or across origins. Its requests name its host or its origin.
 */
@ThreadSafe
final class Access {
  /** The header of requests that change something: browsers do not send it across origins. */
  static final String TOKEN_HEADER = "X-Gan-Token";

  private static final int TOKEN_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  private final String host;
  private final String token;

  /**
   * With a new token.
   *
   * @param host that the server was given
   */
  Access(String host) {
    this.host = host.toLowerCase(Locale.ROOT);
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
  }

  String token() {
    return token;
  }

  /** Why a request is refused, as a sentence; empty if it is not. */
  Optional<String> refusal(Request request, @Nullable String given) {
    String named = request.getHeaders().get(HttpHeader.HOST);
    if (named == null || !isOwn(named)) {
      return Optional.of("This server does not answer for that host name.");
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin != null && !origin.equals("http://" + named)) {
      return Optional.of("This server does not answer requests of other pages.");
    }
    if (given == null || !isToken(given)) {
      return Optional.of(
          "The token is missing or wrong. Open the address that the command printed; each start has"
              + " another token.");
    }
    return Optional.empty();
  }

  private boolean isToken(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  /** An address is no name, which could be given another meaning. Tunnels change the port. */
  private boolean isOwn(String named) {
    String name = PORT.matcher(named.toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.equals("localhost")
        || name.equals(host)
        || ADDRESS.matcher(name).matches()
        || name.equals(computer());
  }

  private static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
