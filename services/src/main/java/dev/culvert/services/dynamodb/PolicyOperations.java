package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ResourcePolicies.Resource;
import dev.culvert.items.ValidationException;
import dev.culvert.policy.Context;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.policy.PublicAccess;
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
import dev.culvert.wire.aws.AwsException;
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
        Refusing.operation(
            DynamoDb.DELETE_RESOURCE_POLICY,
            (input, call) -> access("DeleteResourcePolicy", input.resourceArn),
            this::delete));
  }

  private List<Access> access(String operation, @Nullable String arn) {
    return List.of(accesses.to(operation, resource(arn).table(), Context.EMPTY));
  }

  private PutResourcePolicyResponse put(PutResourcePolicyRequest input, Call call) {
    var text = input.policy == null ? "" : input.policy;
    try {
      if (PublicAccess.of(PolicyDocument.parse(text, PolicyKind.RESOURCE))
          instanceof PublicAccess.Granted granted) {
        throw granted.refusal();
      }
    } catch (PolicyRefusedException refusal) {
      throw new AwsException(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
    }
    var stored =
        database
            .resourcePolicies()
            .put(resource(input.resourceArn), text, input.expectedRevisionId);
    return new PutResourcePolicyResponse().revisionId(stored.revisionId());
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
