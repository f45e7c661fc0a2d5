package dev.culvert.services.sts;

import dev.culvert.policy.Principal;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.iam.Attached;
import dev.culvert.services.iam.Documents;
import dev.culvert.services.iam.RootKey;
import dev.culvert.shapes.sts.GetCallerIdentityRequest;
import dev.culvert.shapes.sts.GetCallerIdentityResponse;
import dev.culvert.shapes.sts.Sts;
import java.util.List;

/** STS: the one list of its operations. */
public final class StsService {
  private final Service service;

  public StsService(
      SessionTokens tokens,
      AuthorizationMessages messages,
      Documents documents,
      RootKey root,
      Ids ids) {
    var issuing = new Issuing(tokens, ids);
    var policies = new Attached(documents);
    this.service =
        Service.of(
            Sts.SERVICE,
            List.of(
                List.of(
                    Operation.of(Sts.GET_CALLER_IDENTITY, StsService::callerIdentity).immediate()),
                new RoleOperations(issuing, policies).operations(),
                new WebIdentity(issuing, policies).operations(),
                new UserSessions(issuing, policies).operations(),
                new KeyInfo(root).operations(),
                new DecodeMessage(messages).operations()));
  }

  public Service service() {
    return service;
  }

  private static GetCallerIdentityResponse callerIdentity(
      GetCallerIdentityRequest input, Call call) {
    return new GetCallerIdentityResponse()
        .account(call.account())
        .arn(call.caller().arn())
        .userId(userId(call.caller().principal()));
  }

  private static String userId(Principal principal) {
    return switch (principal) {
      case Principal.AccountRoot root -> root.accountId();
      case Principal.User user -> user.userId();
      case Principal.RoleSession session -> session.roleId() + ":" + session.sessionName();
      case Principal.FederatedUser user -> user.accountId() + ":" + user.userName();
      case Principal.Federated _, Principal.Service _, Principal.Anonymous _ -> principal.name();
    };
  }
}
