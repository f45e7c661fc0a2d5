package dev.culvert.services.dynamodb;

import dev.culvert.items.table.TableDescription;
import dev.culvert.services.dynamodb.AutoScaling.Policy;
import dev.culvert.services.dynamodb.AutoScaling.Settings;
import dev.culvert.shapes.dynamodb.AutoScalingPolicyDescription;
import dev.culvert.shapes.dynamodb.AutoScalingPolicyUpdate;
import dev.culvert.shapes.dynamodb.AutoScalingSettingsDescription;
import dev.culvert.shapes.dynamodb.AutoScalingSettingsUpdate;
import dev.culvert.shapes.dynamodb.AutoScalingTargetTrackingScalingPolicyConfigurationDescription;
import dev.culvert.shapes.dynamodb.ReplicaAutoScalingDescription;
import dev.culvert.shapes.dynamodb.ReplicaGlobalSecondaryIndexAutoScalingDescription;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Auto scaling as clients see it. */
final class AutoScalingShapes {
  private AutoScalingShapes() {}

  static Settings of(AutoScalingSettingsUpdate update) {
    return new Settings(
        Optional.ofNullable(update.minimumUnits),
        Optional.ofNullable(update.maximumUnits),
        Optional.ofNullable(update.autoScalingDisabled),
        Optional.ofNullable(update.autoScalingRoleArn),
        Optional.ofNullable(update.scalingPolicyUpdate).map(AutoScalingShapes::policy));
  }

  private static Policy policy(AutoScalingPolicyUpdate update) {
    var tracking =
        Objects.requireNonNull(update.targetTrackingScalingPolicyConfiguration, "checked");
    return new Policy(
        Optional.ofNullable(update.policyName),
        Optional.ofNullable(tracking.disableScaleIn),
        Optional.ofNullable(tracking.scaleInCooldown),
        Optional.ofNullable(tracking.scaleOutCooldown),
        Objects.requireNonNull(tracking.targetValue, "checked"));
  }

  static ReplicaAutoScalingDescription of(TableDescription replica, AutoScaling scaling) {
    var table = replica.definition();
    return new ReplicaAutoScalingDescription()
        .regionName(table.address().region())
        .replicaStatus(ReplicaShapes.status(replica))
        .replicaProvisionedReadCapacityAutoScalingSettings(
            settings(scaling, Optional.empty(), true))
        .replicaProvisionedWriteCapacityAutoScalingSettings(
            settings(scaling, Optional.empty(), false))
        .globalSecondaryIndexes(
            table.schema().globalIndexes().stream()
                .map(index ->
                    new ReplicaGlobalSecondaryIndexAutoScalingDescription()
                        .indexName(index.name())
                        .indexStatus(index.status().name())
                        .provisionedReadCapacityAutoScalingSettings(
                            settings(scaling, Optional.of(index.name()), true))
                        .provisionedWriteCapacityAutoScalingSettings(
                            settings(scaling, Optional.of(index.name()), false)))
                .toList());
  }

  private static @Nullable AutoScalingSettingsDescription settings(
      AutoScaling scaling, Optional<String> index, boolean read) {
    return scaling
        .of(AutoScaling.about(index, read))
        .map(settings ->
            new AutoScalingSettingsDescription()
                .minimumUnits(settings.least().orElse(null))
                .maximumUnits(settings.most().orElse(null))
                .autoScalingDisabled(settings.disabled().orElse(null))
                .autoScalingRoleArn(settings.roleArn().orElse(null))
                .scalingPolicies(settings.policy().map(policy -> List.of(of(policy))).orElse(null)))
        .orElse(null);
  }

  private static AutoScalingPolicyDescription of(Policy policy) {
    return new AutoScalingPolicyDescription()
        .policyName(policy.name().orElse(null))
        .targetTrackingScalingPolicyConfiguration(
            new AutoScalingTargetTrackingScalingPolicyConfigurationDescription()
                .disableScaleIn(policy.scaleInDisabled().orElse(null))
                .scaleInCooldown(policy.scaleInSeconds().orElse(null))
                .scaleOutCooldown(policy.scaleOutSeconds().orElse(null))
                .targetValue(policy.target()));
  }
}
