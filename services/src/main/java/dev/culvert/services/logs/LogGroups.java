package dev.culvert.services.logs;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.logs.CreateLogGroupRequest;
import dev.culvert.shapes.logs.CreateLogGroupResponse;
import dev.culvert.shapes.logs.DeleteLogGroupRequest;
import dev.culvert.shapes.logs.DeleteLogGroupResponse;
import dev.culvert.shapes.logs.DeleteRetentionPolicyRequest;
import dev.culvert.shapes.logs.DeleteRetentionPolicyResponse;
import dev.culvert.shapes.logs.DescribeLogGroupsRequest;
import dev.culvert.shapes.logs.DescribeLogGroupsResponse;
import dev.culvert.shapes.logs.Logs;
import dev.culvert.shapes.logs.LogsErrors;
import dev.culvert.shapes.logs.PutRetentionPolicyRequest;
import dev.culvert.shapes.logs.PutRetentionPolicyResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Log groups: made, kept for so many days, listed, deleted. */
final class LogGroups {
  private static final Set<Integer> DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);
  private static final int PAGE = 50;

  private final Control control;

  LogGroups(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                Logs.CREATE_LOG_GROUP,
                (in, call) -> on("CreateLogGroup", in.logGroupName, call),
                this::create)
            .validated(),
        Operation.of(
                Logs.DELETE_LOG_GROUP,
                (in, call) -> on("DeleteLogGroup", in.logGroupName, call),
                this::delete)
            .validated(),
        Operation.of(
                Logs.DESCRIBE_LOG_GROUPS,
                (in, call) -> on("DescribeLogGroups", "", call),
                this::describe)
            .validated(),
        Operation.of(
                Logs.PUT_RETENTION_POLICY,
                (in, call) -> on("PutRetentionPolicy", in.logGroupName, call),
                this::keep)
            .validated(),
        Operation.of(
                Logs.DELETE_RETENTION_POLICY,
                (in, call) -> on("DeleteRetentionPolicy", in.logGroupName, call),
                this::keepForEver)
            .validated());
  }

  static List<Access> on(String operation, @Nullable String group, Call call) {
    var arn = LogGroup.arn(call.account(), call.region(), Objects.requireNonNullElse(group, "*"));
    return List.of(Access.to("logs:" + operation, arn + ":*", call.account()));
  }

  static LogGroup find(String name, Call call, World world) {
    return world
        .find(LogGroup.REGISTER, LogGroup.arn(call.account(), call.region(), name))
        .orElseThrow(() ->
            LogsErrors.RESOURCE_NOT_FOUND_EXCEPTION.because(
                "The specified log group does not exist."));
  }

  private CreateLogGroupResponse create(CreateLogGroupRequest input, Call call) {
    var group =
        new LogGroup(
            call.account(),
            call.region(),
            Objects.requireNonNull(input.logGroupName),
            call.now(),
            Optional.empty(),
            Optional.ofNullable(input.logGroupClass),
            Objects.requireNonNullElse(input.tags, Map.of()));
    if (input.kmsKeyId != null) {
      throw LogsErrors.INVALID_PARAMETER_EXCEPTION.because(
          "Culvert has no KMS keys of customers; leave kmsKeyId out.");
    }
    return control.change(world -> {
      if (world.find(LogGroup.REGISTER, group.arn()).isPresent()) {
        throw LogsErrors.RESOURCE_ALREADY_EXISTS_EXCEPTION.because(
            "The specified log group already exists");
      }
      return new Changed<>(world.with(LogGroup.REGISTER, group), new CreateLogGroupResponse());
    });
  }

  private DeleteLogGroupResponse delete(DeleteLogGroupRequest input, Call call) {
    return control.change(world -> {
      var group = find(Objects.requireNonNull(input.logGroupName), call, world);
      return new Changed<>(
          world.without(LogGroup.REGISTER, group.arn()), new DeleteLogGroupResponse());
    });
  }

  private DescribeLogGroupsResponse describe(DescribeLogGroupsRequest input, Call call) {
    var prefix = Objects.requireNonNullElse(input.logGroupNamePrefix, "");
    var pattern = Objects.requireNonNullElse(input.logGroupNamePattern, "");
    if (!prefix.isEmpty() && !pattern.isEmpty()) {
      throw LogsErrors.INVALID_PARAMETER_EXCEPTION.because(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    var after = Objects.requireNonNullElse(input.nextToken, "");
    var limit = Objects.requireNonNullElse(input.limit, PAGE);
    var found =
        call.world().all(LogGroup.REGISTER).stream()
            .filter(g -> g.account().equals(call.account()) && g.region().equals(call.region()))
            .filter(g -> g.name().startsWith(prefix) && g.name().contains(pattern))
            .filter(g -> g.name().compareTo(after) > 0)
            .sorted(Comparator.comparing(LogGroup::name))
            .limit(limit + 1L)
            .toList();
    var page = found.subList(0, Math.min(limit, found.size()));
    return new DescribeLogGroupsResponse()
        .logGroups(page.stream().map(LogGroups::shape).toList())
        .nextToken(found.size() > limit ? page.getLast().name() : null);
  }

  private PutRetentionPolicyResponse keep(PutRetentionPolicyRequest input, Call call) {
    var days = Objects.requireNonNull(input.retentionInDays);
    if (!DAYS.contains(days)) {
      throw LogsErrors.INVALID_PARAMETER_EXCEPTION.because(
          "Invalid retention value: " + days + ". Use one of the values that the API documents.");
    }
    change(input.logGroupName, call, group -> group.keeping(Optional.of(days)));
    return new PutRetentionPolicyResponse();
  }

  private DeleteRetentionPolicyResponse keepForEver(DeleteRetentionPolicyRequest input, Call call) {
    change(input.logGroupName, call, group -> group.keeping(Optional.empty()));
    return new DeleteRetentionPolicyResponse();
  }

  private void change(@Nullable String name, Call call, UnaryOperator<LogGroup> change) {
    control.change(world ->
        new Changed<>(
            world.with(
                LogGroup.REGISTER, change.apply(find(Objects.requireNonNull(name), call, world))),
            name));
  }

  private static dev.culvert.shapes.logs.LogGroup shape(LogGroup group) {
    return new dev.culvert.shapes.logs.LogGroup()
        .logGroupName(group.name())
        .creationTime(group.created().toEpochMilli())
        .retentionInDays(group.retentionDays().orElse(null))
        .metricFilterCount(0)
        .arn(group.arn() + ":*")
        .logGroupArn(group.arn())
        .storedBytes(0L)
        .logGroupClass(group.logGroupClass().orElse("STANDARD"));
  }
}
