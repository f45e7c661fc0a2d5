package dev.culvert.wire.sigv4;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a service demands of a signature.
 *
 * @param service the signing name that the scope must have, e.g. {@code dynamodb}
 * @param regions whether the scope may name this region
 * @param skew how far the client's clock may be off
 * @param unsignedPayload whether {@code x-amz-content-sha256: UNSIGNED-PAYLOAD} is accepted
 */
public record Requirements(
    String service, Predicate<String> regions, Duration skew, boolean unsignedPayload) {

  /** DynamoDB's own tolerance. */
  public static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

  /** What the other services' errors speak of. */
  public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
}
