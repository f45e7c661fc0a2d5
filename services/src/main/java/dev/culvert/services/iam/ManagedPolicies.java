package dev.culvert.services.iam;

import dev.culvert.services.control.World;
import dev.culvert.wire.aws.AwsException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Managed policies of accounts and of AWS, found by ARN. */
final class ManagedPolicies {
  private final AwsPolicies ofAws = new AwsPolicies();

  AwsPolicies ofAws() {
    return ofAws;
  }

  Optional<ManagedPolicy> find(String arn, World world) {
    return world.find(ManagedPolicy.REGISTER, arn).or(() -> ofAws.find(arn));
  }

  /** The policy, for a request that reads it. */
  ManagedPolicy get(@Nullable String arn, World world) {
    var wanted = IamErrors.required(arn, "policyArn");
    return find(wanted, world)
        .orElseThrow(
            () -> new AwsException("NoSuchEntity", "Policy " + wanted + " was not found.", 404));
  }

  /** The policy, for a caller who wants to attach it or to bound somebody with it. */
  ManagedPolicy attachable(@Nullable String arn, String account, World world) {
    var wanted = IamErrors.required(arn, "policyArn");
    return find(wanted, world)
        .filter(policy ->
            policy.account().equals(account) || policy.account().equals(AwsPolicies.ACCOUNT))
        .orElseThrow(() ->
            new AwsException(
                "NoSuchEntity", "Policy " + wanted + " does not exist or is not attachable.", 404));
  }
}
