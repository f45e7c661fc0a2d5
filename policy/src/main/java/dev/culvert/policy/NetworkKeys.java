package dev.culvert.policy;

import dev.culvert.network.IpAddress;
import dev.culvert.network.walk.Arrival;
import java.util.List;
import java.util.Optional;

/**
 * The keys that tell how a request came; a key that does not belong to the way is absent. {@code
 * aws:SourceVpcArn} is absent everywhere: DynamoDB is not among the services that have it.
 *
 * @param endpointOrganization of the account that owns the endpoint, if it is in one
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
 *     global condition context keys</a>
 */
public record NetworkKeys(
    Arrival arrival, Optional<PrincipalKeys.OrganizationPath> endpointOrganization)
    implements ContextSource {

  /** The keys of a request whose endpoint, if any, belongs to no organization. */
  public static NetworkKeys of(Arrival arrival) {
    return new NetworkKeys(arrival, Optional.empty());
  }

  @Override
  public void addTo(Context.Builder context) {
    switch (arrival) {
      case Arrival.Public(IpAddress source) -> context.put("aws:SourceIp", source);
      case Arrival.ThroughGatewayEndpoint gateway ->
          throughEndpoint(
              context,
              gateway.endpointId(),
              gateway.endpointOwner(),
              gateway.vpcId(),
              gateway.source());
      case Arrival.ThroughInterfaceEndpoint through ->
          throughEndpoint(
              context,
              through.endpointId(),
              through.endpointOwner(),
              through.vpcId(),
              through.source());
    }
  }

  private void throughEndpoint(
      Context.Builder context, String endpoint, String owner, String vpc, IpAddress source) {
    context
        .put("aws:VpcSourceIp", source)
        .put("aws:SourceVpce", endpoint)
        .put("aws:SourceVpc", vpc)
        .put("aws:VpceAccount", owner);
    endpointOrganization.ifPresent(place ->
        context
            .put("aws:VpceOrgID", place.organizationId())
            .put("aws:VpceOrgPaths", List.of(place.path())));
  }
}
