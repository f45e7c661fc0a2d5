package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ValidationException;
import dev.culvert.items.table.Tag;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ListTagsOfResourceRequest;
import dev.culvert.shapes.dynamodb.ListTagsOfResourceResponse;
import dev.culvert.shapes.dynamodb.TagResourceRequest;
import dev.culvert.shapes.dynamodb.TagResourceResponse;
import dev.culvert.shapes.dynamodb.UntagResourceRequest;
import dev.culvert.shapes.dynamodb.UntagResourceResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags of tables. */
final class TagOperations {
  /** As many as DynamoDB tells at once. */
  private static final int PAGE = 10;

  private final Database database;
  private final TableAccess accesses;

  TagOperations(Database database, TableAccess accesses) {
    this.database = database;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.TAG_RESOURCE,
            (input, call) -> access("TagResource", input.resourceArn, keys(input.tags)),
            this::tag),
        Refusing.operation(
            DynamoDb.UNTAG_RESOURCE,
            (input, call) ->
                access(
                    "UntagResource",
                    input.resourceArn,
                    Objects.requireNonNullElse(input.tagKeys, List.of())),
            this::untag),
        Refusing.operation(
            DynamoDb.LIST_TAGS_OF_RESOURCE,
            (input, call) -> access("ListTagsOfResource", input.resourceArn, List.of()),
            this::list));
  }

  private List<Access> access(String operation, @Nullable String arn, List<String> tagKeys) {
    var keys =
        tagKeys.isEmpty() ? Context.EMPTY : Context.builder().put("aws:TagKeys", tagKeys).build();
    return List.of(accesses.to(operation, TableRef.ofResource(arn), keys));
  }

  private static List<String> keys(@Nullable List<dev.culvert.shapes.dynamodb.Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream().map(tag -> Objects.requireNonNullElse(tag.key, "")).toList();
  }

  private TagResourceResponse tag(TagResourceRequest input, Call call) {
    var tags =
        Objects.requireNonNullElse(input.tags, List.<dev.culvert.shapes.dynamodb.Tag>of()).stream()
            .map(tag ->
                new Tag(
                    Objects.requireNonNullElse(tag.key, ""),
                    Objects.requireNonNullElse(tag.value, "")))
            .toList();
    database.tags().add(TableRef.ofResource(input.resourceArn), tags);
    return new TagResourceResponse();
  }

  private UntagResourceResponse untag(UntagResourceRequest input, Call call) {
    database
        .tags()
        .remove(
            TableRef.ofResource(input.resourceArn),
            Objects.requireNonNullElse(input.tagKeys, List.of()));
    return new UntagResourceResponse();
  }

  /** The token of the next page is the last key of this one. */
  private ListTagsOfResourceResponse list(ListTagsOfResourceRequest input, Call call) {
    var all = database.tags().list(TableRef.ofResource(input.resourceArn));
    var from = start(all, input.nextToken);
    var page = all.subList(from, Math.min(all.size(), from + PAGE));
    var more = from + page.size() < all.size();
    return new ListTagsOfResourceResponse()
        .tags(
            page.stream()
                .map(tag -> new dev.culvert.shapes.dynamodb.Tag().key(tag.key()).value(tag.value()))
                .toList())
        .nextToken(more ? page.getLast().key() : null);
  }

  private static int start(List<Tag> all, @Nullable String token) {
    if (token == null) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().equals(token)) {
        return i + 1;
      }
    }
    throw new ValidationException("Invalid NextToken");
  }
}
