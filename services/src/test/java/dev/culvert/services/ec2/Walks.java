package dev.culvert.services.ec2;

import dev.culvert.network.IpAddress;
import dev.culvert.network.walk.Arrival;
import dev.culvert.network.walk.DropReason;
import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.Outcome;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import java.util.Optional;

/** Requests from network interfaces of a console's world, in words. */
final class Walks {
  static final String DYNAMO_DB = "dynamodb.us-east-1.amazonaws.com";
  private static final ServiceDirectory DIRECTORY = ServiceDirectory.standard();

  private Walks() {}

  /** Where an HTTPS connection to DynamoDB ends: {@code public}, an endpoint's id, or why not. */
  static String toDynamoDb(Console ec2, String interfaceId) {
    return words(
        Walk.of(ec2.network(), DIRECTORY, Flow.toHost(interfaceId, DYNAMO_DB, 443, 40_000))
            .outcome());
  }

  static String toHost(Console ec2, String interfaceId, String host) {
    return words(
        Walk.of(ec2.network(), DIRECTORY, Flow.toHost(interfaceId, host, 443, 40_000)).outcome());
  }

  static String toAddress(Console ec2, String interfaceId, String ip) {
    var flow =
        new Flow(
            interfaceId,
            Optional.empty(),
            new Flow.Address(IpAddress.parse(ip)),
            dev.culvert.network.Traffic.TCP,
            443,
            40_000);
    return words(Walk.of(ec2.network(), DIRECTORY, flow).outcome());
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Arrived(Arrival.Public from, var _) -> "public from " + from.source();
      case Outcome.Arrived(Arrival.ThroughGatewayEndpoint it, var _) -> it.endpointId();
      case Outcome.Arrived(Arrival.ThroughInterfaceEndpoint it, var _) -> it.endpointId();
      case Outcome.ReachedInterface it -> "reached " + it.interfaceId();
      case Outcome.ReachedLocalService it -> "reached " + it.service();
      case Outcome.LeftNetwork it -> "left through " + it.gatewayId();
      case Outcome.Dropped(DropReason reason) -> reason.toString();
      case Outcome.NotResolved it -> it.reason().toString();
    };
  }
}
