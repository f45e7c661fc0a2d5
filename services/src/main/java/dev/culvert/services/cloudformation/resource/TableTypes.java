package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.services.cloudformation.template.Values;
import dev.culvert.shapes.dynamodb.CreateTableRequest;
import dev.culvert.shapes.dynamodb.DeleteResourcePolicyRequest;
import dev.culvert.shapes.dynamodb.DeleteTableRequest;
import dev.culvert.shapes.dynamodb.DescribeTableRequest;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.PutResourcePolicyRequest;
import dev.culvert.shapes.dynamodb.TableDescription;
import dev.culvert.shapes.dynamodb.Tag;
import dev.culvert.shapes.dynamodb.TagResourceRequest;
import dev.culvert.shapes.dynamodb.UntagResourceRequest;
import dev.culvert.shapes.dynamodb.UpdateContinuousBackupsRequest;
import dev.culvert.shapes.dynamodb.UpdateTableRequest;
import dev.culvert.shapes.dynamodb.UpdateTimeToLiveRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** DynamoDB tables. */
final class TableTypes {
  /** What {@code CreateTable} knows nothing of. */
  private static final String[] AFTERWARDS = {
    "PointInTimeRecoverySpecification",
    "ResourcePolicy",
    "SSESpecification",
    "StreamSpecification",
    "Tags",
    "TimeToLiveSpecification"
  };

  private static final Set<String> MUTABLE =
      Set.of(
          "AttributeDefinitions",
          "BillingMode",
          "DeletionProtectionEnabled",
          "GlobalSecondaryIndexes",
          "OnDemandThroughput",
          "PointInTimeRecoverySpecification",
          "ProvisionedThroughput",
          "ResourcePolicy",
          "SSESpecification",
          "StreamSpecification",
          "TableClass",
          "Tags",
          "TimeToLiveSpecification");

  private TableTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of("AWS::DynamoDB::Table", TableTypes::create, TableTypes::delete)
            .changing(MUTABLE, TableTypes::change));
  }

  private static Made create(String logicalId, Properties in, Calls calls) {
    var name = in.text("TableName").orElseGet(() -> calls.names().unique(logicalId));
    var request =
        with(in, "SSESpecification", "StreamSpecification")
            .with("TableName", name)
            .fill(new CreateTableRequest())
            .tags(tags(in.tags()));
    if (request.billingMode == null && request.provisionedThroughput == null) {
      request.billingMode("PROVISIONED");
    }
    calls.call(DynamoDb.CREATE_TABLE, request);
    var made = active(name, calls);
    besides(made, new Properties(Map.of()), in, calls);
    return made;
  }

  /** The request's own members, with these in the form that the API has for them. */
  private static Properties with(Properties in, String... names) {
    var request = in.without(AFTERWARDS);
    for (var name : names) {
      var given = in.inner(name);
      if (given.isPresent()) {
        request =
            request.with(
                name,
                name.equals("StreamSpecification")
                    ? given.get().without("ResourcePolicy").with("StreamEnabled", true).values()
                    : given.get().renamed("SSEEnabled", "Enabled").values());
      }
    }
    return request;
  }

  private static Made active(String name, Calls calls) {
    calls.until(
        name,
        () -> {
          var table = describe(name, calls);
          return "ACTIVE".equals(table.tableStatus)
              && (table.globalSecondaryIndexes == null
                  || table.globalSecondaryIndexes.stream()
                      .allMatch(index -> "ACTIVE".equals(index.indexStatus)));
        });
    var table = describe(name, calls);
    return Made.of(name).with("Arn", table.tableArn).with("StreamArn", table.latestStreamArn);
  }

  private static TableDescription describe(String name, Calls calls) {
    return requireNonNull(
        calls.call(DynamoDb.DESCRIBE_TABLE, new DescribeTableRequest().tableName(name)).table);
  }

  /** What has operations of its own. */
  private static void besides(Made made, Properties before, Properties after, Calls calls) {
    var changed = before.changed(after);
    if (changed.contains("TimeToLiveSpecification")) {
      var given = after.inner("TimeToLiveSpecification").or(() -> disabled(before));
      given.ifPresent(ttl ->
          calls.call(
              DynamoDb.UPDATE_TIME_TO_LIVE,
              new Properties(
                      Map.of("TableName", made.id(), "TimeToLiveSpecification", ttl.values()))
                  .fill(new UpdateTimeToLiveRequest())));
    }
    if (changed.contains("PointInTimeRecoverySpecification")) {
      var given =
          after
              .inner("PointInTimeRecoverySpecification")
              .map(Properties::values)
              .orElse(Map.of("PointInTimeRecoveryEnabled", false));
      calls.call(
          DynamoDb.UPDATE_CONTINUOUS_BACKUPS,
          new Properties(Map.of("TableName", made.id(), "PointInTimeRecoverySpecification", given))
              .fill(new UpdateContinuousBackupsRequest()));
    }
    if (changed.contains("ResourcePolicy")) {
      policy(made.attribute("Arn"), after, calls);
    }
  }

  private static Optional<Properties> disabled(Properties before) {
    return before.inner("TimeToLiveSpecification").map(ttl -> ttl.with("Enabled", false));
  }

  private static void policy(String arn, Properties after, Calls calls) {
    var document = after.inner("ResourcePolicy").flatMap(p -> p.document("PolicyDocument"));
    if (document.isPresent()) {
      calls.call(
          DynamoDb.PUT_RESOURCE_POLICY,
          new PutResourcePolicyRequest().resourceArn(arn).policy(document.get()));
    } else {
      Calls.deleting(() ->
          calls.call(
              DynamoDb.DELETE_RESOURCE_POLICY, new DeleteResourcePolicyRequest().resourceArn(arn)));
    }
  }

  private static Made change(Made made, Properties before, Properties after, Calls calls) {
    var name = made.id();
    var changed = before.changed(after);
    var settings = new TreeSet<>(changed);
    settings.retainAll(
        Set.of(
            "BillingMode",
            "DeletionProtectionEnabled",
            "OnDemandThroughput",
            "ProvisionedThroughput",
            "TableClass"));
    if (!settings.isEmpty()) {
      update(name, after, settings, calls);
    }
    if (changed.contains("SSESpecification")) {
      update(
          name,
          after.find("SSESpecification").isPresent()
              ? after
              : after.with("SSESpecification", Map.of("SSEEnabled", false)),
          Set.of("SSESpecification"),
          calls);
    }
    if (changed.contains("StreamSpecification")) {
      stream(name, before, after, calls);
    }
    if (changed.contains("GlobalSecondaryIndexes")) {
      indexes(name, before, after, calls);
    }
    besides(made, before, after, calls);
    tag(made.attribute("Arn"), before.tags(), after.tags(), calls);
    return active(name, calls);
  }

  private static void update(String name, Properties after, Set<String> members, Calls calls) {
    var request = new LinkedHashMap<String, Object>();
    request.put("TableName", name);
    with(after, "SSESpecification", "StreamSpecification")
        .values()
        .forEach((member, value) -> {
          if (members.contains(member)) {
            request.put(member, value);
          }
        });
    calls.call(DynamoDb.UPDATE_TABLE, new Properties(request).fill(new UpdateTableRequest()));
    active(name, calls);
  }

  /** A stream of another view is another stream. */
  private static void stream(String name, Properties before, Properties after, Calls calls) {
    if (before.find("StreamSpecification").isPresent()) {
      calls.call(
          DynamoDb.UPDATE_TABLE,
          new Properties(
                  Map.of("TableName", name, "StreamSpecification", Map.of("StreamEnabled", false)))
              .fill(new UpdateTableRequest()));
      active(name, calls);
    }
    if (after.find("StreamSpecification").isPresent()) {
      update(name, after, Set.of("StreamSpecification"), calls);
    }
  }

  /** One index a call is all that DynamoDB takes. */
  private static void indexes(String name, Properties before, Properties after, Calls calls) {
    var old = byName(before);
    var wanted = byName(after);
    old.forEach((index, definition) -> {
      if (!definition.equals(wanted.get(index))) {
        index(name, after, Map.of("Delete", Map.of("IndexName", index)), calls);
      }
    });
    wanted.forEach((index, definition) -> {
      if (!definition.equals(old.get(index))) {
        index(name, after, Map.of("Create", definition.values()), calls);
      }
    });
  }

  private static Map<String, Properties> byName(Properties in) {
    var byName = new LinkedHashMap<String, Properties>();
    in.each("GlobalSecondaryIndexes")
        .forEach(index -> byName.put(index.required("IndexName"), index));
    return byName;
  }

  private static void index(
      String name, Properties after, Map<String, Object> change, Calls calls) {
    calls.call(
        DynamoDb.UPDATE_TABLE,
        new Properties(
                Map.of(
                    "TableName",
                    name,
                    "AttributeDefinitions",
                    after.find("AttributeDefinitions").map(Values::list).orElse(List.of()),
                    "GlobalSecondaryIndexUpdates",
                    List.of(change)))
            .fill(new UpdateTableRequest()));
    active(name, calls);
  }

  private static void tag(
      String arn, Map<String, String> before, Map<String, String> after, Calls calls) {
    var gone = before.keySet().stream().filter(key -> !after.containsKey(key)).toList();
    if (!gone.isEmpty()) {
      calls.call(
          DynamoDb.UNTAG_RESOURCE, new UntagResourceRequest().resourceArn(arn).tagKeys(gone));
    }
    if (!after.isEmpty() && !after.equals(before)) {
      calls.call(
          DynamoDb.TAG_RESOURCE, new TagResourceRequest().resourceArn(arn).tags(tags(after)));
    }
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> new Tag().key(tag.getKey()).value(tag.getValue()))
        .toList();
  }

  private static void delete(Made made, Properties in, Calls calls) {
    Calls.deleting(
        () -> calls.call(DynamoDb.DELETE_TABLE, new DeleteTableRequest().tableName(made.id())));
    calls.until(made.id(), () -> Calls.gone(() -> describe(made.id(), calls)));
  }
}
