package dev.culvert.wire.aws;

import dev.culvert.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * The services that one server speaks for: tells which operation of which of them a request asks
 * for.
 */
public final class Services {
  private final List<ServiceShape> all;

  public Services(List<ServiceShape> all) {
    this.all = List.copyOf(all);
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
    throw new UnsupportedOperationException(request.method() + service);
  }
}
