package org.gan4j.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Describes a server for programs: OpenAPI 3.0.3. It is made of the routes that are answered. */
final class OpenApiDocument {
  private static final String VERSION = "3.0.3";

  /** Of this interface; it changes when clients have to change. */
  private static final String INTERFACE = "1";

  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final List<String> PICTURES =
      List.of("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif");

  private OpenApiDocument() {}

  static ObjectNode of(ServedModel model, ServerLimits limits, List<Route> routes) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", VERSION);
    document
        .putObject("info")
        .put("title", "Samples of " + model.name())
        .put("version", INTERFACE)
        .put(
            "description",
            "A trained generator over HTTP. Requests may have an X-Request-Id, which the answer and"
                + " the log repeat.");
    ObjectNode paths = document.putObject("paths");
    for (Route route : routes) {
      paths
          .putObject(route.path())
          .set(route.method().toLowerCase(Locale.ROOT), operation(route, limits));
    }
    document.putObject("components").putObject("schemas").set("Problem", problem());
    return document;
  }

  private static ObjectNode operation(Route route, ServerLimits limits) {
    ObjectNode operation = JsonNodeFactory.instance.objectNode();
    operation.put("operationId", route.id());
    operation.put("summary", route.summary());
    for (Parameter parameter : route.parameters()) {
      operation.withArray("/parameters").add(parameter.toJson());
    }
    if (route.upload()) {
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      body.put(
          "description",
          String.format(
              Locale.ROOT,
              "An image file of at most %,d bytes and %,d pixels.",
              limits.bytes(),
              limits.pixels()));
      ObjectNode content = body.putObject("content");
      PICTURES.forEach(type -> content.set(type, binary()));
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode success = responses.putObject("200").put("description", "What was asked for.");
    ObjectNode content = success.putObject("content");
    for (String type : route.produces()) {
      content.set(type, type.equals(Routes.JSON) ? object() : binary());
    }
    if (!route.parameters().isEmpty() || route.upload()) {
      put(responses, "400", "A parameter or the picture cannot be used.");
    }
    if (route.upload()) {
      put(responses, "413", "The picture has too many bytes.");
    }
    if (route.work() != null) {
      put(responses, "429", "Too many requests wait; Retry-After has the seconds to wait.");
      put(responses, "503", "The request has waited too long, or the server stops.");
    } else if (route.path().startsWith("/health")) {
      ObjectNode stopping =
          responses.putObject("503").put("description", "The server is stopping.");
      stopping.putObject("content").set(Routes.JSON, object());
    }
    put(responses, "default", "Any other problem.");
    return operation;
  }

  private static void put(ObjectNode responses, String status, String description) {
    ObjectNode response = responses.putObject(status).put("description", description);
    response
        .putObject("content")
        .putObject(Problem.MEDIA_TYPE)
        .putObject("schema")
        .put("$ref", PROBLEM);
  }

  private static ObjectNode binary() {
    ObjectNode type = JsonNodeFactory.instance.objectNode();
    type.putObject("schema").put("type", "string").put("format", "binary");
    return type;
  }

  private static ObjectNode object() {
    ObjectNode type = JsonNodeFactory.instance.objectNode();
    type.putObject("schema").put("type", "object");
    return type;
  }

  private static ObjectNode problem() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object").put("description", "RFC 9457, and what to do about it.");
    ObjectNode properties = schema.putObject("properties");
    for (String name : List.of("type", "title", "detail", "remedy", "requestId")) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("status").put("type", "integer");
    for (String name : List.of("title", "status", "detail", "remedy", "requestId")) {
      schema.withArray("/required").add(name);
    }
    return schema;
  }
}
