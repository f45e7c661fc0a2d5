package dev.culvert.services.audit;

import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.Caller;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code userIdentity}: who it was. */
final class Identities {
  private Identities() {}

  static Map<String, Object> of(Caller caller) {
    var told = new LinkedHashMap<String, Object>();
    switch (caller.principal()) {
      case Principal.AccountRoot root -> {
        told.put("type", "Root");
        told.put("principalId", root.accountId());
      }
      case Principal.User user -> {
        told.put("type", "IAMUser");
        told.put("principalId", user.userId());
      }
      case Principal.RoleSession session -> {
        told.put("type", "AssumedRole");
        told.put("principalId", session.roleId() + ":" + session.sessionName());
      }
      case Principal.FederatedUser user -> {
        told.put("type", "FederatedUser");
        told.put("principalId", user.accountId() + ":" + user.userName());
      }
      case Principal.Federated federated -> {
        told.put("type", "WebIdentityUser");
        told.put("principalId", federated.provider() + ":" + federated.subject());
      }
      case Principal.Service service -> {
        told.put("type", "AWSService");
        told.put("invokedBy", service.name());
      }
      case Principal.Anonymous _ -> {
        told.put("type", "Unknown");
        told.put("principalId", "anonymous");
      }
    }
    if (caller.principal() instanceof Principal.Member member) {
      told.put("arn", member.arn());
      told.put("accountId", member.accountId());
      told.put("accessKeyId", caller.accessKeyId());
    }
    if (caller.principal() instanceof Principal.User user) {
      told.put("userName", user.userName());
    }
    caller
        .keys()
        .credentials()
        .ifPresent(temporary -> told.put("sessionContext", session(caller.principal(), temporary)));
    return told;
  }

  /** What an endpoint's owner is told of callers from other accounts. */
  static Map<String, Object> reduced(Caller caller) {
    var told = new LinkedHashMap<String, Object>();
    told.put("type", "AWSAccount");
    told.put("principalId", of(caller).getOrDefault("principalId", ""));
    told.put("accountId", caller.account());
    return told;
  }

  /** The name that {@code LookupEvents} finds somebody by. */
  static String userName(Caller caller) {
    return switch (caller.principal()) {
      case Principal.AccountRoot _ -> "root";
      case Principal.User user -> user.userName();
      case Principal.RoleSession session -> session.sessionName();
      case Principal.FederatedUser user -> user.userName();
      case Principal.Federated _, Principal.Service _, Principal.Anonymous _ ->
          caller.principal().name();
    };
  }

  private static Map<String, Object> session(
      Principal principal, PrincipalKeys.TemporaryCredentials temporary) {
    var told = new LinkedHashMap<String, Object>();
    if (principal instanceof Principal.RoleSession session) {
      var issuer = new LinkedHashMap<String, Object>();
      issuer.put("type", "Role");
      issuer.put("principalId", session.roleId());
      issuer.put("arn", session.roleArn());
      issuer.put("accountId", session.accountId());
      issuer.put("userName", session.roleArn().substring(session.roleArn().lastIndexOf('/') + 1));
      told.put("sessionIssuer", issuer);
    }
    temporary
        .federatedProvider()
        .ifPresent(
            provider -> told.put("webIdFederationData", Map.of("federatedProvider", provider)));
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("creationDate", temporary.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    attributes.put("mfaAuthenticated", Boolean.toString(temporary.multiFactorSince().isPresent()));
    told.put("attributes", attributes);
    temporary.sourceIdentity().ifPresent(identity -> told.put("sourceIdentity", identity));
    return told;
  }
}
