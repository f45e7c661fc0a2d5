package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ResourcePolicies.Resource;
import dev.culvert.items.ValidationException;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.AuthorizationRequest;
import dev.culvert.policy.Authorizer;
import dev.culvert.policy.Context;
import dev.culvert.policy.Decision;
import dev.culvert.policy.NetworkKeys;
import dev.culvert.policy.Policies;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.Principal;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DeleteResourcePolicyRequest;
import dev.culvert.shapes.dynamodb.DeleteResourcePolicyResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.GetResourcePolicyRequest;
import dev.culvert.shapes.dynamodb.GetResourcePolicyResponse;
import dev.culvert.shapes.dynamodb.PutResourcePolicyRequest;
import dev.culvert.shapes.dynamodb.PutResourcePolicyResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Policies on tables. */
final class PolicyOperations {
  private final Database database;
  private final TableAccess accesses;

  PolicyOperations(Database database, TableAccess accesses) {
    this.database = database;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.PUT_RESOURCE_POLICY,
            (input, call) -> access("PutResourcePolicy", input.resourceArn),
            this::put),
        Refusing.operation(
            DynamoDb.GET_RESOURCE_POLICY,
            (input, call) -> access("GetResourcePolicy", input.resourceArn),
            this::get),
        Refusing.operation(DynamoDb.DELETE_RESOURCE_POLICY, this::deleteAccess, this::delete));
  }

  private List<Access> access(String operation, @Nullable String arn) {
    return List.of(accesses.to(operation, resource(arn).table(), Context.EMPTY));
  }

  /** The root user of the table's account may always do it, whatever the policy says. */
  private List<Access> deleteAccess(DeleteResourcePolicyRequest input, Call call) {
    var table = resource(input.resourceArn).table();
    var owner = new Principal.AccountRoot(table.account());
    return call.caller().principal().equals(owner)
        ? List.of(Access.to("dynamodb:DeleteResourcePolicy", table.arn(), table.account()))
        : access("DeleteResourcePolicy", input.resourceArn);
  }

  private PutResourcePolicyResponse put(PutResourcePolicyRequest input, Call call) {
    var text = Objects.requireNonNullElse(input.policy, "");
    var resource = resource(input.resourceArn);
    var document = TablePolicies.checked(text);
    if (!Boolean.TRUE.equals(input.confirmRemoveSelfResourceAccess)) {
      refuseLockout(document, resource, call);
    }
    var stored = database.resourcePolicies().put(resource, text, input.expectedRevisionId);
    return new PutResourcePolicyResponse().revisionId(stored.revisionId());
  }

  /**
   * The caller may put a policy now; unless that is confirmed, they must be able to do it again.
   */
  private static void refuseLockout(PolicyDocument document, Resource resource, Call call) {
    var context =
        Context.builder().with(call.caller().keys()).with(NetworkKeys.of(call.arrival())).build();
    var question =
        AuthorizationRequest.of(
            call.caller().principal(),
            "dynamodb:PutResourcePolicy",
            resource.arn(),
            resource.table().account(),
            context);
    var carried = call.caller().policies();
    var policies =
        new Policies(
            carried.identity(),
            carried.boundary(),
            carried.session(),
            List.of(AttachedPolicy.inline("the new policy", document)),
            List.of(),
            List.of(),
            List.of());
    if (Authorizer.decide(question.withinAccountOnly(), policies) instanceof Decision.Denied) {
      // [U] the text; that it is refused is documented.
      throw new ValidationException(
          "The new resource policy would remove your permission to change it. Set"
              + " ConfirmRemoveSelfResourceAccess to confirm that.");
    }
  }

  private GetResourcePolicyResponse get(GetResourcePolicyRequest input, Call call) {
    var stored = database.resourcePolicies().get(resource(input.resourceArn));
    return new GetResourcePolicyResponse()
        .policy(stored.document())
        .revisionId(stored.revisionId());
  }

  private DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest input, Call call) {
    var deleted =
        database.resourcePolicies().delete(resource(input.resourceArn), input.expectedRevisionId);
    return new DeleteResourcePolicyResponse()
        .revisionId(deleted == null ? null : deleted.revisionId());
  }

  /** A table, or {@code …/stream/label}. */
  private static Resource resource(@Nullable String arn) {
    if (arn == null) {
      throw new ValidationException(
          "1 validation error detected: Value null at 'resourceArn' failed to satisfy constraint:"
              + " Member must not be null");
    }
    var stream = arn.indexOf("/stream/");
    return new Resource(
        TableRef.ofArn(arn), stream < 0 ? null : arn.substring(stream + "/stream/".length()));
  }
}
