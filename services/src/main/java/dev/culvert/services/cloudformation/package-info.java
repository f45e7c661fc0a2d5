/**
 * CloudFormation: stacks whose resources are made by the same calls that anybody could make, in the
 * name of who asked for the stack. {@link
 * dev.culvert.services.cloudformation.CloudFormationService} first, then {@link
 * dev.culvert.services.cloudformation.Provisioning}.
 */
@NullMarked
package dev.culvert.services.cloudformation;

import org.jspecify.annotations.NullMarked;
