package org.gan4j.datasets.download;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.jspecify.annotations.Nullable;

/** Where to fetch from, as the user wants it. */
final class Mirrors {
  /** Names a folder on the web with a folder for each dataset. */
  static final String VARIABLE = "GAN_DATASETS_MIRROR";

  /** In the cache directory: an object with a list of folders on the web for each dataset. */
  static final String FILE = "mirrors.json";

  private final Path cacheDirectory;
  private final Map<String, String> environment;

  Mirrors(Path cacheDirectory, Map<String, String> environment) {
    this.cacheDirectory = cacheDirectory;
    this.environment = environment;
  }

  /**
   * The folders to try, in order: the given ones, else those of the environment, else those of the
   * file, else those of the catalog.
   *
   * @param given may be empty
   * @return addresses that end in a slash
   * @throws GanException of kind USAGE if one is not an address on the web
   */
  List<URI> of(CatalogEntry entry, List<String> given) {
    if (!given.isEmpty()) {
      return given.stream().map(address -> folder(address, "the given mirror")).toList();
    }
    String variable = environment.get(VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return List.of(folder(variable, VARIABLE).resolve(entry.name() + "/"));
    }
    Path file = cacheDirectory.resolve(FILE);
    List<String> listed = read(file).get(entry.name());
    return listed == null
        ? entry.mirrors()
        : listed.stream().map(address -> folder(address, file.toString())).toList();
  }

  private static Map<String, List<String>> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return JsonMapper.builder().build().readValue(file.toFile(), new TypeReference<>() {});
    } catch (JacksonException e) {
      throw malformed(file.toString(), e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw malformed(file.toString(), e.toString(), e);
    }
  }

  private static GanException malformed(String where, String reason, Exception cause) {
    return GanException.usage(
        "the list of mirrors cannot be read: " + reason,
        where,
        "write it as {\"mnist\": [\"https://host/folder/\"]}",
        cause);
  }

  private static URI folder(String address, String where) {
    @Nullable URISyntaxException malformed = null;
    try {
      URI uri = new URI(address.strip().endsWith("/") ? address.strip() : address.strip() + "/");
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      malformed = e;
    }
    String problem = "not an address on the web: " + address;
    String remedy = "give a folder as https://host/folder/";
    throw malformed == null
        ? GanException.usage(problem, where, remedy)
        : GanException.usage(problem, where, remedy, malformed);
  }
}
