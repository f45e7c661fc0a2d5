package dev.culvert.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that tell who asks.
 *
 * @param tags of the user, or of the role and its session merged, {@code aws:PrincipalTag/…}
 * @param credentials what is known of temporary credentials; empty for long-lived keys
 * @param organization of the principal's account, if it is in one
 */
public record PrincipalKeys(
    Principal principal,
    Map<String, String> tags,
    Optional<TemporaryCredentials> credentials,
    Optional<OrganizationPath> organization)
    implements ContextSource {

  public PrincipalKeys {
    tags = Map.copyOf(tags);
  }

  /** The keys of a principal with long-lived credentials, no tags and no organization. */
  public static PrincipalKeys of(Principal principal) {
    return new PrincipalKeys(principal, Map.of(), Optional.empty(), Optional.empty());
  }

  /**
   * What a session remembers of its making.
   *
   * @param issuedAt {@code aws:TokenIssueTime}
   * @param multiFactorSince when the caller proved a second factor; empty if it did not
   * @param sourceIdentity {@code aws:SourceIdentity}
   * @param federatedProvider the provider behind a web identity, {@code aws:FederatedProvider}
   * @param instance the instance that the credentials were delivered to
   */
  public record TemporaryCredentials(
      Instant issuedAt,
      Optional<Instant> multiFactorSince,
      Optional<String> sourceIdentity,
      Optional<String> federatedProvider,
      Optional<InstanceSource> instance) {
    /** Credentials of which only the time is known. */
    public static TemporaryCredentials issuedAt(Instant issuedAt) {
      return new TemporaryCredentials(
          issuedAt, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void addTo(Context.Builder context) {
      context
          .put("aws:TokenIssueTime", issuedAt)
          .put("aws:MultiFactorAuthPresent", multiFactorSince.isPresent());
      sourceIdentity.ifPresent(identity -> context.put("aws:SourceIdentity", identity));
      federatedProvider.ifPresent(provider -> context.put("aws:FederatedProvider", provider));
      instance.ifPresent(source ->
          context
              .put("ec2:SourceInstanceARN", source.instanceArn())
              .put("aws:Ec2InstanceSourceVpc", source.vpcId())
              .put("aws:Ec2InstanceSourcePrivateIPv4", source.privateIpv4())
              .put("ec2:RoleDelivery", source.roleDelivery()));
    }
  }

  /** Where the credentials of an instance role were handed out. */
  public record InstanceSource(
      String instanceArn, String vpcId, String privateIpv4, String roleDelivery) {}

  /**
   * An account's place in its organization.
   *
   * @param path {@code o-…/r-…/ou-…/}, as {@code aws:PrincipalOrgPaths} spells it
   */
  public record OrganizationPath(String organizationId, String path) {}

  @Override
  public void addTo(Context.Builder context) {
    switch (principal) {
      case Principal.AccountRoot root ->
          context
              .put("aws:PrincipalArn", root.arn())
              .put("aws:userid", root.accountId())
              .put("aws:PrincipalType", "Account");
      case Principal.User user ->
          context
              .put("aws:PrincipalArn", user.arn())
              .put("aws:userid", user.userId())
              .put("aws:username", user.userName())
              .put("aws:PrincipalType", "User");
      case Principal.RoleSession session ->
          context
              .put("aws:PrincipalArn", session.roleArn())
              .put("aws:userid", session.roleId() + ":" + session.sessionName())
              .put("aws:PrincipalType", "AssumedRole");
      case Principal.FederatedUser user ->
          context
              .put("aws:PrincipalArn", user.arn())
              .put("aws:userid", user.accountId() + ":" + user.userName())
              .put("aws:PrincipalType", "FederatedUser");
      case Principal.Service service -> context.put("aws:PrincipalServiceName", service.name());
      case Principal.Federated federated ->
          context.put("aws:FederatedProvider", federated.provider());
      case Principal.Anonymous _ ->
          context.put("aws:PrincipalType", "Anonymous").put("aws:userid", "anonymous");
    }
    principal.account().ifPresent(account -> context.put("aws:PrincipalAccount", account));
    context.put("aws:PrincipalIsAWSService", principal instanceof Principal.Service);
    tags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
    credentials.ifPresent(temporary -> temporary.addTo(context));
    organization.ifPresent(place ->
        context
            .put("aws:PrincipalOrgID", place.organizationId())
            .put("aws:PrincipalOrgPaths", List.of(place.path())));
  }
}
