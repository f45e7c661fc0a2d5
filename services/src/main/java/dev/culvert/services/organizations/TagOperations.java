package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.organizations.ListTagsForResourceRequest;
import dev.culvert.shapes.organizations.ListTagsForResourceResponse;
import dev.culvert.shapes.organizations.Organizations;
import dev.culvert.shapes.organizations.TagResourceRequest;
import dev.culvert.shapes.organizations.TagResourceResponse;
import dev.culvert.shapes.organizations.UntagResourceRequest;
import dev.culvert.shapes.organizations.UntagResourceResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tags of accounts, units and policies. */
final class TagOperations {
  private final Control control;

  TagOperations(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.TAG_RESOURCE, this::tag),
        Operation.of(Organizations.UNTAG_RESOURCE, this::untag),
        Operation.of(Organizations.LIST_TAGS_FOR_RESOURCE, TagOperations::list));
  }

  private TagResourceResponse tag(TagResourceRequest input, Call call) {
    change(
        input.resourceId,
        call,
        tags -> {
          var more = new TreeMap<>(tags);
          more.putAll(OrgShapes.tags(input.tags));
          return more;
        });
    return new TagResourceResponse();
  }

  private UntagResourceResponse untag(UntagResourceRequest input, Call call) {
    change(
        input.resourceId,
        call,
        tags -> {
          var less = new TreeMap<>(tags);
          less.keySet().removeAll(Objects.requireNonNullElse(input.tagKeys, List.<String>of()));
          return less;
        });
    return new UntagResourceResponse();
  }

  private static ListTagsForResourceResponse list(ListTagsForResourceRequest input, Call call) {
    var world = call.world();
    var organization = OrgErrors.managed(call, world);
    var id = OrgErrors.given(input.resourceId);
    if (id.equals(organization.rootId())) {
      return new ListTagsForResourceResponse().tags(List.of());
    }
    var tags =
        world
            .find(Member.REGISTER, id)
            .map(Member::tags)
            .or(() -> world.find(Unit.REGISTER, id).map(Unit::tags))
            .or(() -> Tree.policy(id, world).map(ControlPolicy::tags))
            .orElseThrow(TagOperations::notFound);
    return new ListTagsForResourceResponse().tags(OrgShapes.tags(tags));
  }

  private void change(
      @Nullable String resource, Call call, UnaryOperator<Map<String, String>> change) {
    control.change(world -> {
      OrgErrors.managed(call, world);
      var id = OrgErrors.given(resource);
      return new Changed<>(changed(id, change, world), id);
    });
  }

  private static World changed(String id, UnaryOperator<Map<String, String>> change, World world) {
    return world
        .find(Member.REGISTER, id)
        .map(it -> world.with(Member.REGISTER, it.withTags(change.apply(it.tags()))))
        .or(() ->
            world
                .find(Unit.REGISTER, id)
                .map(it -> world.with(Unit.REGISTER, it.withTags(change.apply(it.tags())))))
        .or(() ->
            world
                .find(ControlPolicy.REGISTER, id)
                .map(
                    it -> world.with(ControlPolicy.REGISTER, it.withTags(change.apply(it.tags())))))
        .orElseThrow(TagOperations::notFound);
  }

  private static dev.culvert.wire.aws.AwsException notFound() {
    return OrgErrors.of("TargetNotFoundException", "You specified a target that doesn't exist.");
  }
}
