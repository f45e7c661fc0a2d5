package dev.culvert.services.ec2.endpoint;

import dev.culvert.services.control.Register;
import java.util.List;
import java.util.Optional;

/**
 * A wish to be told of connections of an endpoint service, or of an endpoint. It is kept and shown;
 * there is no topic that it could be published to.
 *
 * @param events of {@code Accept}, {@code Connect}, {@code Delete}, {@code Reject}
 */
public record Notification(
    String id,
    String account,
    String region,
    Optional<String> serviceId,
    Optional<String> endpointId,
    String topicArn,
    List<String> events) {

  public static final Register<Notification> REGISTER =
      Register.of("ec2.vpc-endpoint-notification", Notification.class, Notification::id);

  public Notification {
    events = List.copyOf(events);
  }
}
