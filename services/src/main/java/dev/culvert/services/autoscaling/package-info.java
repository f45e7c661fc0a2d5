/**
 * Application Auto Scaling for DynamoDB: scalable targets and their policies, kept and told.
 * Nothing scales a table by them. {@link dev.culvert.services.autoscaling.AutoScalingService}
 * first.
 */
@NullMarked
package dev.culvert.services.autoscaling;

import org.jspecify.annotations.NullMarked;
