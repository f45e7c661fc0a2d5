package dev.culvert.services.iam;

import dev.culvert.policy.PolicyKind;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.iam.CreatePolicyVersionRequest;
import dev.culvert.shapes.iam.CreatePolicyVersionResponse;
import dev.culvert.shapes.iam.DeletePolicyVersionRequest;
import dev.culvert.shapes.iam.DeletePolicyVersionResponse;
import dev.culvert.shapes.iam.GetPolicyVersionRequest;
import dev.culvert.shapes.iam.GetPolicyVersionResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListPolicyVersionsRequest;
import dev.culvert.shapes.iam.ListPolicyVersionsResponse;
import dev.culvert.shapes.iam.SetDefaultPolicyVersionRequest;
import dev.culvert.shapes.iam.SetDefaultPolicyVersionResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions of managed policies. */
final class PolicyVersionOperations {
  private static final int MOST_VERSIONS = 5;

  private final Control control;
  private final ManagedPolicies managed;

  PolicyVersionOperations(Control control, ManagedPolicies managed) {
    this.control = control;
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_POLICY_VERSION,
            (in, call) -> Asked.policy(in.policyArn, "CreatePolicyVersion", call),
            this::create),
        Operation.of(
            Iam.GET_POLICY_VERSION,
            (in, call) -> Asked.policy(in.policyArn, "GetPolicyVersion", call),
            this::get),
        Operation.of(
            Iam.LIST_POLICY_VERSIONS,
            (in, call) -> Asked.policy(in.policyArn, "ListPolicyVersions", call),
            this::list),
        Operation.of(
            Iam.DELETE_POLICY_VERSION,
            (in, call) -> Asked.policy(in.policyArn, "DeletePolicyVersion", call),
            this::delete),
        Operation.of(
            Iam.SET_DEFAULT_POLICY_VERSION,
            (in, call) -> Asked.policy(in.policyArn, "SetDefaultPolicyVersion", call),
            this::setDefault));
  }

  private CreatePolicyVersionResponse create(CreatePolicyVersionRequest input, Call call) {
    var document = IamErrors.checked(input.policyDocument, PolicyKind.IDENTITY);
    return control.change(world -> {
      var policy = PolicyOperations.own(input.policyArn, managed, call, world);
      if (policy.versions().size() >= MOST_VERSIONS) {
        throw new AwsException(
            "LimitExceeded",
            "A managed policy can have up to 5 versions. Before you create a new version, you must"
                + " delete an existing version.",
            409);
      }
      var number = policy.lastVersion() + 1;
      var version = new ManagedPolicy.Version("v" + number, document, call.now());
      var versions = new ArrayList<>(policy.versions());
      versions.add(version);
      var changed =
          policy.with(
              versions,
              Boolean.TRUE.equals(input.setAsDefault) ? version.id() : policy.defaultVersion(),
              number,
              call.now());
      return new Changed<>(
          world.with(ManagedPolicy.REGISTER, changed),
          new CreatePolicyVersionResponse().policyVersion(Shapes.version(changed, version)));
    });
  }

  private GetPolicyVersionResponse get(GetPolicyVersionRequest input, Call call) {
    var policy = managed.get(input.policyArn, call.world());
    var version = version(policy, input.versionId);
    return new GetPolicyVersionResponse()
        .policyVersion(
            Shapes.version(policy, version).document(Encoded.document(version.document())));
  }

  private ListPolicyVersionsResponse list(ListPolicyVersionsRequest input, Call call) {
    var policy = managed.get(input.policyArn, call.world());
    // Newest first; versions are few, so the order needs no key of its own in the marker.
    var page =
        Page.of(
            policy.versions(),
            version -> "%09d".formatted(Integer.MAX_VALUE - number(version)),
            input.marker,
            input.maxItems);
    return new ListPolicyVersionsResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .versions(page.items().stream().map(version -> Shapes.version(policy, version)).toList());
  }

  private DeletePolicyVersionResponse delete(DeletePolicyVersionRequest input, Call call) {
    return control.change(world -> {
      var policy = PolicyOperations.own(input.policyArn, managed, call, world);
      var version = version(policy, input.versionId);
      if (version.id().equals(policy.defaultVersion())) {
        throw new AwsException(
            "DeleteConflict", "Cannot delete the default version of a policy.", 409);
      }
      var versions = new ArrayList<>(policy.versions());
      versions.remove(version);
      return new Changed<>(
          world.with(
              ManagedPolicy.REGISTER,
              policy.with(
                  versions, policy.defaultVersion(), policy.lastVersion(), policy.updated())),
          new DeletePolicyVersionResponse());
    });
  }

  private SetDefaultPolicyVersionResponse setDefault(
      SetDefaultPolicyVersionRequest input, Call call) {
    return control.change(world -> {
      var policy = PolicyOperations.own(input.policyArn, managed, call, world);
      var version = version(policy, input.versionId);
      return new Changed<>(
          world.with(
              ManagedPolicy.REGISTER,
              policy.with(policy.versions(), version.id(), policy.lastVersion(), call.now())),
          new SetDefaultPolicyVersionResponse());
    });
  }

  private static int number(ManagedPolicy.Version version) {
    return Integer.parseInt(version.id().substring(1));
  }

  private static ManagedPolicy.Version version(ManagedPolicy policy, @Nullable String id) {
    var wanted = IamErrors.required(id, "versionId");
    return policy
        .version(wanted)
        .orElseThrow(() ->
            new AwsException(
                "NoSuchEntity",
                "Policy %s version %s does not exist or is not attachable."
                    .formatted(policy.arn(), wanted),
                404));
  }
}
