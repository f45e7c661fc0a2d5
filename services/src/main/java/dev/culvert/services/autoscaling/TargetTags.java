package dev.culvert.services.autoscaling;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.autoscaling.AutoScaling;
import dev.culvert.shapes.autoscaling.AutoScalingErrors;
import dev.culvert.shapes.autoscaling.ListTagsForResourceRequest;
import dev.culvert.shapes.autoscaling.ListTagsForResourceResponse;
import dev.culvert.shapes.autoscaling.TagResourceRequest;
import dev.culvert.shapes.autoscaling.TagResourceResponse;
import dev.culvert.shapes.autoscaling.UntagResourceRequest;
import dev.culvert.shapes.autoscaling.UntagResourceResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tags of scalable targets. */
final class TargetTags {
  private final Control control;

  TargetTags(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                AutoScaling.LIST_TAGS_FOR_RESOURCE,
                (in, call) -> on("ListTagsForResource", in.resourceARN, call),
                this::list)
            .validated(),
        Operation.of(
                AutoScaling.TAG_RESOURCE,
                (in, call) -> on("TagResource", in.resourceARN, call),
                this::tag)
            .validated(),
        Operation.of(
                AutoScaling.UNTAG_RESOURCE,
                (in, call) -> on("UntagResource", in.resourceARN, call),
                this::untag)
            .validated());
  }

  private static List<Access> on(String operation, @Nullable String arn, Call call) {
    return List.of(
        Access.to(
            "application-autoscaling:" + operation,
            Objects.requireNonNullElse(arn, "*"),
            call.account()));
  }

  private ListTagsForResourceResponse list(ListTagsForResourceRequest in, Call call) {
    return new ListTagsForResourceResponse()
        .tags(new TreeMap<>(find(in.resourceARN, call, call.world()).tags()));
  }

  private TagResourceResponse tag(TagResourceRequest in, Call call) {
    change(in.resourceARN, call, tags -> tags.putAll(Objects.requireNonNull(in.tags)));
    return new TagResourceResponse();
  }

  private UntagResourceResponse untag(UntagResourceRequest in, Call call) {
    change(in.resourceARN, call, tags -> Objects.requireNonNull(in.tagKeys).forEach(tags::remove));
    return new UntagResourceResponse();
  }

  private void change(@Nullable String arn, Call call, Consumer<Map<String, String>> change) {
    control.change(world -> {
      var target = find(arn, call, world);
      var tags = new TreeMap<>(target.tags());
      change.accept(tags);
      return new Changed<>(world.with(Target.REGISTER, target.tagged(tags)), call);
    });
  }

  private static Target find(@Nullable String arn, Call call, World world) {
    return world.all(Target.REGISTER).stream()
        .filter(target -> target.dimension().account().equals(call.account()))
        .filter(target -> target.arn().equals(arn))
        .findFirst()
        .orElseThrow(() ->
            AutoScalingErrors.RESOURCE_NOT_FOUND_EXCEPTION.because("Resource not found: " + arn));
  }
}
