package org.gan4j.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.gan4j.api.GanException;

/**
 * Why a request has no result: a problem document (RFC 9457) with what to do about it.
 *
 * @param status of the answer
 * @param detail what is wrong
 * @param remedy what to do about it
 * @param headers to be sent with it
 */
record Problem(int status, String detail, String remedy, Map<String, String> headers) {
  static final String MEDIA_TYPE = "application/problem+json";

  Problem {
    headers = Map.copyOf(headers);
  }

  Problem(int status, String detail, String remedy) {
    this(status, detail, remedy, Map.of());
  }

  static Problem parameter(String detail) {
    return new Problem(
        HttpStatus.BAD_REQUEST_400, detail, "GET /openapi.json lists the parameters");
  }

  /** A mistake of the client's, or a failure here, which is described in the log alone. */
  static Problem of(GanException e) {
    return e.kind() == GanException.Kind.USAGE
        ? new Problem(HttpStatus.BAD_REQUEST_400, e.problem(), e.remedy())
        : failure();
  }

  static Problem failure() {
    return new Problem(
        HttpStatus.INTERNAL_SERVER_ERROR_500,
        "the request failed here",
        "the log of the server says more about this request");
  }

  Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(status, detail, remedy, more);
  }

  ObjectNode toJson(String requestId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", HttpStatus.getMessage(status))
        .put("status", status)
        .put("detail", detail)
        .put("remedy", remedy)
        .put("requestId", requestId);
  }
}
