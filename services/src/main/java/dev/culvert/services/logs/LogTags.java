package dev.culvert.services.logs;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.logs.ListTagsForResourceRequest;
import dev.culvert.shapes.logs.ListTagsForResourceResponse;
import dev.culvert.shapes.logs.Logs;
import dev.culvert.shapes.logs.LogsErrors;
import dev.culvert.shapes.logs.TagResourceRequest;
import dev.culvert.shapes.logs.TagResourceResponse;
import dev.culvert.shapes.logs.UntagResourceRequest;
import dev.culvert.shapes.logs.UntagResourceResponse;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tags of log groups. */
final class LogTags {
  private final Control control;

  LogTags(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                Logs.LIST_TAGS_FOR_RESOURCE,
                (in, call) -> on("ListTagsForResource", in.resourceArn, call),
                this::list)
            .validated(),
        Operation.of(
                Logs.TAG_RESOURCE, (in, call) -> on("TagResource", in.resourceArn, call), this::tag)
            .validated(),
        Operation.of(
                Logs.UNTAG_RESOURCE,
                (in, call) -> on("UntagResource", in.resourceArn, call),
                this::untag)
            .validated());
  }

  private static List<Access> on(String operation, @Nullable String arn, Call call) {
    return List.of(
        Access.to("logs:" + operation, Objects.requireNonNullElse(arn, "*"), call.account()));
  }

  private ListTagsForResourceResponse list(ListTagsForResourceRequest input, Call call) {
    return new ListTagsForResourceResponse()
        .tags(new TreeMap<>(find(input.resourceArn, call, call.world()).tags()));
  }

  private TagResourceResponse tag(TagResourceRequest input, Call call) {
    change(input.resourceArn, call, group -> group.tagged(Objects.requireNonNull(input.tags)));
    return new TagResourceResponse();
  }

  private UntagResourceResponse untag(UntagResourceRequest input, Call call) {
    change(input.resourceArn, call, group -> group.untagged(Objects.requireNonNull(input.tagKeys)));
    return new UntagResourceResponse();
  }

  private void change(@Nullable String arn, Call call, UnaryOperator<LogGroup> change) {
    control.change(world ->
        new Changed<>(world.with(LogGroup.REGISTER, change.apply(find(arn, call, world))), call));
  }

  private static LogGroup find(@Nullable String arn, Call call, World world) {
    var named = Objects.requireNonNullElse(arn, "");
    return world
        .find(
            LogGroup.REGISTER,
            named.endsWith(":*") ? named.substring(0, named.length() - 2) : named)
        .filter(group -> group.account().equals(call.account()))
        .filter(group -> group.region().equals(call.region()))
        .orElseThrow(() ->
            LogsErrors.RESOURCE_NOT_FOUND_EXCEPTION.because(
                "The specified log group does not exist."));
  }
}
