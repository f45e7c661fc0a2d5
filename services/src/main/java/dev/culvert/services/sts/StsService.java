package dev.culvert.services.sts;

import dev.culvert.policy.Principal;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.shapes.sts.GetCallerIdentityRequest;
import dev.culvert.shapes.sts.GetCallerIdentityResponse;
import dev.culvert.shapes.sts.Sts;
import java.util.List;

/** STS: the one list of its operations. */
public final class StsService {
  private final Service service;

  public StsService() {
    this.service = Service.of(Sts.SERVICE, List.of(operations()));
  }

  public Service service() {
    return service;
  }

  private static List<Operation<?, ?>> operations() {
    return List.of(
        // Whoever can sign may ask who they are; no policy is consulted.
        Operation.of(
                Sts.GET_CALLER_IDENTITY, (input, call) -> List.of(), StsService::callerIdentity)
            .immediate());
  }

  private static GetCallerIdentityResponse callerIdentity(
      GetCallerIdentityRequest input, Call call) {
    return new GetCallerIdentityResponse()
        .account(call.account())
        .arn(call.caller().arn())
        .userId(userId(call.caller().principal()));
  }

  private static String userId(Principal.Member principal) {
    return switch (principal) {
      case Principal.AccountRoot root -> root.accountId();
      case Principal.User user -> user.userId();
      case Principal.RoleSession session -> session.roleId() + ":" + session.sessionName();
      case Principal.FederatedUser user -> user.accountId() + ":" + user.userName();
    };
  }
}
