package org.gan4j.serve;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * An address, and what it answers.
 *
 * @param method such as {@code GET}
 * @param id for metrics and generated clients
 * @param summary one sentence
 * @param produces the types of its answers
 * @param upload whether it takes a picture
 * @param work what the generator has to do; null if the answer needs no generator
 * @param answer without a generator; null if one is needed
 */
record Route(
    String method,
    String path,
    String id,
    String summary,
    List<Parameter> parameters,
    List<String> produces,
    boolean upload,
    @Nullable Work work,
    @Nullable Function<Values, Content> answer) {

  static final String GET = "GET";
  static final String POST = "POST";

  /** Given the parameters and the picture that was sent, what the generator does. */
  @FunctionalInterface
  interface Work extends BiFunction<Values, byte[], Function<ServedGenerator, ServedFile>> {}

  /** An answer that is there at once. */
  static final class Content {
    private final int status;
    private final String mediaType;
    private final byte[] bytes;

    Content(int status, String mediaType, byte[] bytes) {
      this.status = status;
      this.mediaType = mediaType;
      this.bytes = bytes;
    }

    static Content ok(String mediaType, byte[] bytes) {
      return new Content(HttpStatus.OK_200, mediaType, bytes);
    }

    int status() {
      return status;
    }

    String mediaType() {
      return mediaType;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  Route {
    parameters = List.copyOf(parameters);
    produces = List.copyOf(produces);
  }

  static Route at(
      String path, String id, String summary, String mediaType, Function<Values, Content> answer) {
    return new Route(GET, path, id, summary, List.of(), List.of(mediaType), false, null, answer);
  }

  static Route drawing(
      String path,
      String id,
      String summary,
      List<Parameter> parameters,
      List<String> produces,
      Function<Values, Function<ServedGenerator, ServedFile>> work) {
    return new Route(
        GET,
        path,
        id,
        summary,
        parameters,
        produces,
        false,
        (values, nothing) -> work.apply(values),
        null);
  }

  static Route receiving(
      String path,
      String id,
      String summary,
      List<Parameter> parameters,
      List<String> produces,
      Work work) {
    return new Route(POST, path, id, summary, parameters, produces, true, work, null);
  }
}
