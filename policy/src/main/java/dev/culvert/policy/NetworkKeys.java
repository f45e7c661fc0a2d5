package dev.culvert.policy;

import dev.culvert.network.walk.Arrival;

/**
 * The keys that tell how a request came: present and absent as DynamoDB has them, and drawn from
 * the arrival alone.
 */
public record NetworkKeys(Arrival arrival) implements ContextSource {

  public static NetworkKeys of(Arrival arrival) {
    return new NetworkKeys(arrival);
  }

  @Override
  public void addTo(Context.Builder context) {
    switch (arrival) {
      case Arrival.Public open -> context.put("aws:SourceIp", open.source().toString());
      case Arrival.ThroughGatewayEndpoint through ->
          endpoint(
              context,
              through.endpointId(),
              through.endpointOwner(),
              through.vpcId(),
              through.source().toString());
      case Arrival.ThroughInterfaceEndpoint through ->
          endpoint(
              context,
              through.endpointId(),
              through.endpointOwner(),
              through.vpcId(),
              through.source().toString());
    }
  }

  private static void endpoint(
      Context.Builder context, String id, String owner, String vpcId, String source) {
    context
        .put("aws:SourceVpce", id)
        .put("aws:SourceVpc", vpcId)
        .put("aws:VpcSourceIp", source)
        .put("aws:VpceAccount", owner);
  }
}
