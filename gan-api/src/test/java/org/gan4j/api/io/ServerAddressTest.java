package org.gan4j.api.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerAddressTest {
  @Test
  void knowsWhatOthersCanReach() {
    assertThat(ServerAddress.isLoopback("127.0.0.1")).isTrue();
    assertThat(ServerAddress.isLoopback("::1")).isTrue();
    assertThat(ServerAddress.isLoopback("0.0.0.0")).isFalse();
  }

  @Test
  void writesAddresses() throws UnknownHostException {
    assertThat(new ServerAddress("127.0.0.1", 0).uri(8080, "/?a=b"))
        .hasToString("http://127.0.0.1:8080/?a=b");
    assertThat(new ServerAddress("::1", 80).uri(80, "/")).hasToString("http://[::1]:80/");
    assertThat(new ServerAddress("0.0.0.0", 80).uri(80, "/").getHost())
        .isEqualTo(InetAddress.getLocalHost().getHostName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:80", "LOCALHOST", "127.0.0.1:9", "[::1]:80", "Box.lan"})
  void isNamedByItsNames(String header) {
    assertThat(new ServerAddress("box.lan", 80).isNamedBy(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"})
  void isNotNamedByOthers(String header) {
    assertThat(new ServerAddress("box.lan", 80).isNamedBy(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void refusesPortsThatDoNotExist(int port) {
    assertThatThrownBy(() -> new ServerAddress("127.0.0.1", port))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("there is no port " + port);
  }

  @Test
  void saysWhyThePortCannotBeUsed() {
    IOException failure = new IOException("failed", new BindException("Address already in use"));

    assertThat(new ServerAddress("127.0.0.1", 80).unusable(failure, "--live"))
        .hasMessageContaining("port 80 cannot be used: Address already in use")
        .hasMessageContaining("--live 0 takes a free one");
  }
}
