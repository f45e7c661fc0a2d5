package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.autoscaling.AutoScaling;
import dev.culvert.shapes.autoscaling.DeleteScalingPolicyRequest;
import dev.culvert.shapes.autoscaling.DeregisterScalableTargetRequest;
import dev.culvert.shapes.autoscaling.PutScalingPolicyRequest;
import dev.culvert.shapes.autoscaling.RegisterScalableTargetRequest;
import dev.culvert.shapes.logs.CreateLogGroupRequest;
import dev.culvert.shapes.logs.DeleteLogGroupRequest;
import dev.culvert.shapes.logs.Logs;
import dev.culvert.shapes.logs.PutRetentionPolicyRequest;
import dev.culvert.shapes.ssm.DeleteParameterRequest;
import dev.culvert.shapes.ssm.PutParameterRequest;
import dev.culvert.shapes.ssm.Ssm;
import java.util.List;
import java.util.Set;

/** What stands beside networks and tables: log groups, parameters, scaling. */
final class AsideTypes {
  private AsideTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of(
                "AWS::Logs::LogGroup",
                AsideTypes::logGroup,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Logs.DELETE_LOG_GROUP,
                            new DeleteLogGroupRequest().logGroupName(made.id()))))
            .changing(
                Set.of("RetentionInDays"),
                (made, before, after, calls) -> {
                  keep(made.id(), after, calls);
                  return made;
                }),
        ResourceType.of(
                "AWS::SSM::Parameter",
                (id, in, calls) -> parameter(id, in, false, calls),
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ssm.DELETE_PARAMETER, new DeleteParameterRequest().name(made.id()))))
            .changing(
                Set.of("AllowedPattern", "Description", "Value"),
                (made, before, after, calls) ->
                    parameter(made.id(), after.with("Name", made.id()), true, calls)),
        ResourceType.of(
                "AWS::ApplicationAutoScaling::ScalableTarget",
                AsideTypes::target,
                AsideTypes::deregister)
            .changing(
                Set.of("MaxCapacity", "MinCapacity", "RoleARN", "SuspendedState"),
                (made, before, after, calls) -> target("", after, calls)),
        ResourceType.of(
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                AsideTypes::policy,
                AsideTypes::deletePolicy)
            .changing(
                Set.of("TargetTrackingScalingPolicyConfiguration"),
                (made, before, after, calls) -> policy("", after, calls)));
  }

  private static Made logGroup(String logicalId, Properties in, Calls calls) {
    var name = in.text("LogGroupName").orElseGet(() -> calls.names().unique(logicalId));
    var request =
        new CreateLogGroupRequest()
            .logGroupName(name)
            .logGroupClass(in.text("LogGroupClass").orElse(null))
            .tags(in.tags());
    calls.call(Logs.CREATE_LOG_GROUP, request);
    keep(name, in, calls);
    return Made.of(name).with("Arn", calls.call().arn("logs", "log-group:" + name + ":*"));
  }

  private static void keep(String name, Properties in, Calls calls) {
    in.text("RetentionInDays")
        .ifPresent(days ->
            calls.call(
                Logs.PUT_RETENTION_POLICY,
                new PutRetentionPolicyRequest()
                    .logGroupName(name)
                    .retentionInDays(Integer.valueOf(days))));
  }

  private static Made parameter(String logicalId, Properties in, boolean overwrite, Calls calls) {
    var name = in.text("Name").orElseGet(() -> calls.names().unique(logicalId));
    calls.call(
        Ssm.PUT_PARAMETER,
        in.without("Tags").with("Name", name).fill(new PutParameterRequest()).overwrite(overwrite));
    return Made.of(name).with("Type", in.required("Type")).with("Value", in.required("Value"));
  }

  private static Made target(String logicalId, Properties in, Calls calls) {
    var request = in.without("ScheduledActions").fill(new RegisterScalableTargetRequest());
    if (in.find("ScheduledActions").isPresent()) {
      throw Properties.invalid("#/ScheduledActions: Culvert makes none by template");
    }
    calls.call(AutoScaling.REGISTER_SCALABLE_TARGET, request);
    return Made.of(
        in.required("ResourceId")
            + "|"
            + in.required("ScalableDimension")
            + "|"
            + in.required("ServiceNamespace"));
  }

  private static void deregister(Made made, Properties in, Calls calls) {
    Calls.deleting(() ->
        calls.call(
            AutoScaling.DEREGISTER_SCALABLE_TARGET,
            new DeregisterScalableTargetRequest()
                .resourceId(in.required("ResourceId"))
                .scalableDimension(in.required("ScalableDimension"))
                .serviceNamespace(in.required("ServiceNamespace"))));
  }

  /** A policy may name its target by the target's own {@code Ref}. */
  private static Properties ofTarget(Properties in) {
    var target = in.text("ScalingTargetId");
    if (target.isEmpty()) {
      return in;
    }
    var parts = target.get().split("\\|", -1);
    return in.without("ScalingTargetId")
        .with("ResourceId", parts[0])
        .with("ScalableDimension", parts[1])
        .with("ServiceNamespace", parts[2]);
  }

  private static Made policy(String logicalId, Properties in, Calls calls) {
    var answer =
        calls.call(
            AutoScaling.PUT_SCALING_POLICY, ofTarget(in).fill(new PutScalingPolicyRequest()));
    return Made.of(requireNonNull(answer.policyARN)).with("Arn", answer.policyARN);
  }

  private static void deletePolicy(Made made, Properties in, Calls calls) {
    var of = ofTarget(in);
    Calls.deleting(() ->
        calls.call(
            AutoScaling.DELETE_SCALING_POLICY,
            new DeleteScalingPolicyRequest()
                .policyName(in.required("PolicyName"))
                .resourceId(of.required("ResourceId"))
                .scalableDimension(of.required("ScalableDimension"))
                .serviceNamespace(of.required("ServiceNamespace"))));
  }
}
