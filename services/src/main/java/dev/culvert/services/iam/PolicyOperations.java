package dev.culvert.services.iam;

import dev.culvert.policy.PolicyKind;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreatePolicyRequest;
import dev.culvert.shapes.iam.CreatePolicyResponse;
import dev.culvert.shapes.iam.DeletePolicyRequest;
import dev.culvert.shapes.iam.DeletePolicyResponse;
import dev.culvert.shapes.iam.GetPolicyRequest;
import dev.culvert.shapes.iam.GetPolicyResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListPoliciesRequest;
import dev.culvert.shapes.iam.ListPoliciesResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Managed policies themselves. */
final class PolicyOperations {
  private final Control control;
  private final Ids ids;
  private final ManagedPolicies managed;

  PolicyOperations(Control control, Ids ids, ManagedPolicies managed) {
    this.control = control;
    this.ids = ids;
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_POLICY,
            (in, call) ->
                Asked.made("policy", in.path, in.policyName, in.tags, null, "CreatePolicy", call),
            this::create),
        Operation.of(
            Iam.GET_POLICY, (in, call) -> Asked.policy(in.policyArn, "GetPolicy", call), this::get),
        Operation.of(Iam.LIST_POLICIES, this::list),
        Operation.of(
            Iam.DELETE_POLICY,
            (in, call) -> Asked.policy(in.policyArn, "DeletePolicy", call),
            this::delete));
  }

  private CreatePolicyResponse create(CreatePolicyRequest input, Call call) {
    var name = IamErrors.required(input.policyName, "policyName");
    var document = IamErrors.checked(input.policyDocument, PolicyKind.IDENTITY);
    var policy =
        new ManagedPolicy(
            call.account(),
            name,
            Objects.requireNonNullElse(input.path, "/"),
            ids.unique("ANPA"),
            call.now(),
            call.now(),
            Optional.ofNullable(input.description),
            List.of(new ManagedPolicy.Version("v1", document, call.now())),
            "v1",
            1,
            TagMaps.of(input.tags));
    return control.change(world -> {
      var taken =
          world.all(ManagedPolicy.REGISTER).stream()
              .anyMatch(other ->
                  other.account().equals(policy.account())
                      && Names.fold(other.name()).equals(Names.fold(name)));
      if (taken) {
        throw new AwsException(
            "EntityAlreadyExists",
            "A policy called " + name + " already exists. Duplicate names are not allowed.",
            409);
      }
      return new Changed<>(
          world.with(ManagedPolicy.REGISTER, policy),
          new CreatePolicyResponse()
              .policy(Shapes.policy(policy, use(policy, call.account(), world))));
    });
  }

  private GetPolicyResponse get(GetPolicyRequest input, Call call) {
    var policy = managed.get(input.policyArn, call.world());
    return new GetPolicyResponse()
        .policy(Shapes.policy(policy, use(policy, call.account(), call.world())));
  }

  private ListPoliciesResponse list(ListPoliciesRequest input, Call call) {
    var prefix = Objects.requireNonNullElse(input.pathPrefix, "/");
    var scope = Objects.requireNonNullElse(input.scope, "All");
    var own =
        call.world().all(ManagedPolicy.REGISTER).stream()
            .filter(policy -> policy.account().equals(call.account()));
    var policies =
        switch (scope) {
          case "Local" -> own;
          case "AWS" -> managed.ofAws().all().stream();
          default -> Stream.concat(own, managed.ofAws().all().stream());
        };
    var page =
        Page.of(
            policies
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy -> isUsedAs(policy, input, call))
                .toList(),
            ManagedPolicy::arn,
            input.marker,
            input.maxItems);
    return new ListPoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .policies(
            page.items().stream()
                .map(policy -> Shapes.inList(policy, use(policy, call.account(), call.world())))
                .toList());
  }

  private static boolean isUsedAs(ManagedPolicy policy, ListPoliciesRequest input, Call call) {
    var onlyUsed = Boolean.TRUE.equals(input.onlyAttached) || input.policyUsageFilter != null;
    if (!onlyUsed) {
      return true;
    }
    var use = use(policy, call.account(), call.world());
    return "PermissionsBoundary".equals(input.policyUsageFilter)
        ? use.boundaries() > 0
        : use.attachments() > 0;
  }

  private DeletePolicyResponse delete(DeletePolicyRequest input, Call call) {
    return control.change(world -> {
      var policy = own(input.policyArn, managed, call, world);
      var use = use(policy, call.account(), world);
      if (use.attachments() > 0 || use.boundaries() > 0) {
        throw new AwsException(
            "DeleteConflict", "Cannot delete a policy attached to entities.", 409);
      }
      if (policy.versions().size() > 1) {
        throw new AwsException(
            "DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete"
                + " the policy's versions. The default version is deleted with the policy.",
            409);
      }
      return new Changed<>(
          world.without(ManagedPolicy.REGISTER, policy.arn()), new DeletePolicyResponse());
    });
  }

  /** The policy, for a caller who wants to change it; AWS's nobody may. */
  static ManagedPolicy own(@Nullable String arn, ManagedPolicies managed, Call call, World world) {
    var policy = managed.get(arn, world);
    if (!policy.account().equals(call.account())) {
      throw new AwsException(
          "AccessDenied", "Cannot perform the operation on the protected policy.", 403);
    }
    return policy;
  }

  private static PolicyUse use(ManagedPolicy policy, String account, World world) {
    return PolicyUse.of(policy.arn(), account, world);
  }
}
