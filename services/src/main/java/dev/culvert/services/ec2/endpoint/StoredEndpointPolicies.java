package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.VpcEndpoint;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.services.EndpointPolicies;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Documents;

/** The policies of endpoints, out of the records that the API keeps. */
public final class StoredEndpointPolicies implements EndpointPolicies {
  private final Documents documents;

  public StoredEndpointPolicies(Documents documents) {
    this.documents = documents;
  }

  /** The policy in force; of an endpoint that is gone meanwhile, one that allows nothing. */
  @Override
  public AttachedPolicy of(String endpointId, World world) {
    return world
        .network()
        .find(VpcEndpoint.class, endpointId)
        .map(endpoint ->
            AttachedPolicy.inline(
                endpointId,
                documents.of(
                    EndpointDetails.of(world, endpoint).policy(),
                    EndpointType.of(endpoint).policyKind())))
        .orElseGet(() ->
            AttachedPolicy.inline(
                endpointId, documents.of(NOTHING, EndpointType.GATEWAY.policyKind())));
  }

  private static final String NOTHING =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
          + "\"Action\":\"*\",\"Resource\":\"*\"}]}";
}
