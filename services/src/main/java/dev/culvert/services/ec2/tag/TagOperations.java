package dev.culvert.services.ec2.tag;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.TagSet;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateTagsRequest;
import dev.culvert.shapes.ec2.CreateTagsResponse;
import dev.culvert.shapes.ec2.DeleteTagsRequest;
import dev.culvert.shapes.ec2.DeleteTagsResponse;
import dev.culvert.shapes.ec2.DescribeTagsRequest;
import dev.culvert.shapes.ec2.DescribeTagsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.TagDescription;
import java.util.List;

/** Creates, describes and deletes tags. */
public final class TagOperations {
  private static final int MAX_RESOURCES = 1000;
  private static final Filters<TagDescription> FILTERS =
      Filters.<TagDescription>untagged()
          .on("key", tag -> tag.key)
          .on("resource-id", tag -> tag.resourceId)
          .on("resource-type", tag -> tag.resourceType)
          .on("value", tag -> tag.value);

  private final Actions actions;

  public TagOperations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(Ec2.CREATE_TAGS, _ -> Touched.nothing(), TagOperations::create),
        actions.change(Ec2.DELETE_TAGS, _ -> Touched.nothing(), TagOperations::delete),
        actions.read(Ec2.DESCRIBE_TAGS, TagOperations::describe));
  }

  private static CreateTagsResponse create(CreateTagsRequest input, Draft draft) {
    var tags = Tags.read(Given.required(input.tags, "Tag"));
    for (var id : resources(input.resources)) {
      Tags.add(draft, Taggables.of(id, draft.seen()).type(), id, tags);
    }
    return new CreateTagsResponse();
  }

  private static DeleteTagsResponse delete(DeleteTagsRequest input, Draft draft) {
    for (var id : resources(input.resources)) {
      var type = Taggables.of(id, draft.seen()).type();
      if (input.tags == null || input.tags.isEmpty()) {
        Tags.clear(draft, id);
      } else {
        Tags.remove(draft, type, id, input.tags);
      }
    }
    return new DeleteTagsResponse();
  }

  private static List<String> resources(@org.jspecify.annotations.Nullable List<String> given) {
    var ids = Given.list(given);
    if (ids.isEmpty()) {
      throw Refusals.missing("resourceIdSet");
    }
    if (ids.size() > MAX_RESOURCES) {
      throw Refusals.value("The maximum number of resources of one request is " + MAX_RESOURCES);
    }
    return ids;
  }

  private static DescribeTagsResponse describe(DescribeTagsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var scope = seen.scope();
    var all =
        seen.world().all(TagSet.REGISTER).stream()
            .filter(set -> set.account().equals(scope.account()))
            .filter(set -> set.region().equals(scope.region()))
            .flatMap(set ->
                set.tags().entrySet().stream()
                    .map(tag ->
                        new TagDescription()
                            .resourceId(set.resourceId())
                            .resourceType(set.type())
                            .key(tag.getKey())
                            .value(tag.getValue())))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), tag -> tag.resourceId + "/" + tag.key);
    return new DescribeTagsResponse().tags(page.items()).nextToken(page.next());
  }
}
