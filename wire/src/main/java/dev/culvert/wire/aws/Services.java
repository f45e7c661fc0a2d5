package dev.culvert.wire.aws;

import dev.culvert.wire.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The services that one server speaks for: tells which operation of which of them a request asks
 * for.
 */
public final class Services {
  private final List<ServiceShape> all;
  private final Map<String, ServiceShape> byTargetPrefix = new HashMap<>();
  private final Map<String, ServiceShape> bySigningName = new HashMap<>();

  /** Of services with the same signing name, the first stands for it where nothing else is said. */
  public Services(List<ServiceShape> all) {
    this.all = List.copyOf(all);
    for (ServiceShape service : all) {
      bySigningName.putIfAbsent(service.signingName(), service);
      if (!service.targetPrefix().isEmpty()) {
        byTargetPrefix.put(service.targetPrefix(), service);
      }
    }
  }

  public List<ServiceShape> all() {
    return all;
  }

  /**
   * Finds the operation.
   *
   * @param service the signing name of the service that the host name or the credential scope
   *     means, if either says so; else the target or the version of the request decides
   */
  public Requested find(HttpRequest request, Optional<String> service) {
    Optional<String> target = request.headers().first("x-amz-target");
    Optional<ServiceShape> asked = service.map(bySigningName::get);
    if (target.isPresent()) {
      return byTarget(request, target.get(), asked);
    }
    if (asked.isPresent() && asked.get().protocol() instanceof AwsJson) {
      return new Requested.Refused(asked.get(), unknownTarget(request));
    }
    return byAction(request, asked);
  }

  private Requested byTarget(HttpRequest request, String target, Optional<ServiceShape> asked) {
    int dot = target.lastIndexOf('.');
    String prefix = target.substring(0, Math.max(dot, 0));
    Optional<ServiceShape> named = Optional.ofNullable(byTargetPrefix.get(prefix));
    Optional<ServiceShape> addressed =
        named
            .or(() -> asked.filter(s -> s.protocol() instanceof AwsJson))
            .or(() -> all.stream().filter(s -> s.protocol() instanceof AwsJson).findFirst());
    if (addressed.isEmpty()) {
      return new Requested.None();
    }
    Optional<OperationShape<?, ?>> operation =
        named.filter(_ -> isJson(request)).flatMap(s -> s.operation(target.substring(dot + 1)));
    if (operation.isEmpty()) {
      return new Requested.Refused(addressed.get(), unknownTarget(request));
    }
    return new Requested.Known(operation.get(), new Payload.Json(request.body()));
  }

  private Requested byAction(HttpRequest request, Optional<ServiceShape> asked) {
    Form form;
    try {
      form = Form.decode(queryString(request), isForm(request) ? request.body() : new byte[0]);
    } catch (AwsException malformed) {
      return asked.isPresent()
          ? new Requested.Refused(asked.get(), malformed)
          : new Requested.None();
    }
    Optional<String> version = form.first("Version");
    Optional<ServiceShape> addressed =
        asked.or(() ->
            all.stream()
                .filter(s -> s.protocol() instanceof AwsQuery || s.protocol() instanceof Ec2Query)
                .filter(s -> version.filter(s.apiVersion()::equals).isPresent())
                .findFirst());
    Optional<String> action = form.first("Action");
    if (addressed.isEmpty() || (action.isEmpty() && asked.isEmpty())) {
      return new Requested.None();
    }
    ServiceShape found = addressed.get();
    if (action.isEmpty()) {
      return new Requested.Refused(
          found,
          new AwsException("MissingAction", "The request must contain the parameter Action"));
    }
    Optional<OperationShape<?, ?>> operation = found.operation(action.get());
    if (operation.isEmpty()) {
      return new Requested.Refused(found, unknownAction(found, action.get()));
    }
    return new Requested.Known(operation.get(), new Payload.Query(form));
  }

  private static AwsException unknownTarget(HttpRequest request) {
    return AwsException.withoutMessage("UnknownOperationException", isJson(request) ? 400 : 404);
  }

  private static AwsException unknownAction(ServiceShape service, String action) {
    String message =
        service.protocol() instanceof Ec2Query
            ? "The action " + action + " is not valid for this web service."
            : "Could not find operation " + action + " for version " + service.apiVersion();
    return new AwsException("InvalidAction", message);
  }

  /** DynamoDB answers everything else with 404, before it looks at the target. */
  private static boolean isJson(HttpRequest request) {
    String type = contentType(request);
    return request.method().equals("POST")
        && (type.equals("application/json") || type.startsWith("application/x-amz-json-1."));
  }

  private static boolean isForm(HttpRequest request) {
    String type = contentType(request);
    return type.isEmpty() || type.equals("application/x-www-form-urlencoded");
  }

  private static String contentType(HttpRequest request) {
    String type = request.headers().first("content-type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static String queryString(HttpRequest request) {
    int mark = request.target().indexOf('?');
    return mark < 0 ? "" : request.target().substring(mark + 1);
  }
}
