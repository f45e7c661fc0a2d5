package dev.culvert.services;

import dev.culvert.services.control.World;
import dev.culvert.wire.aws.ServiceShape;
import dev.culvert.wire.http.HttpRequest;
import java.time.Instant;

/** Finds out who signed a request. */
@FunctionalInterface
public interface Authentication {

  /**
   * The caller, once the signature is proven.
   *
   * @throws dev.culvert.wire.aws.AwsException in the service's own words if it is not
   */
  Authenticated of(
      HttpRequest request, ServiceShape service, Addressee addressee, World world, Instant now);

  /**
   * Who signed, and for which region.
   *
   * @param region of the signature's scope
   */
  record Authenticated(Caller caller, String region) {}
}
