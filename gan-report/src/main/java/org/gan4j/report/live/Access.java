package org.gan4j.report.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.ServerAddress;
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

  private final ServerAddress address;
  private final String token;

  /**
   * With a new token.
   *
   * @param address of the server
   */
  Access(ServerAddress address) {
    this.address = address;
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
    if (named == null || !address.isNamedBy(named)) {
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
}
