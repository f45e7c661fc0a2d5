package dev.culvert.services;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.services.control.World;

/** Where the policies of VPC endpoints are kept. */
@FunctionalInterface
public interface EndpointPolicies {

  /** The policy of this endpoint; each has one. */
  AttachedPolicy of(String endpointId, World world);
}
