/**
 * The types of resources that stacks can have, each by the calls that make, change and delete it.
 * {@link dev.culvert.services.cloudformation.resource.ResourceType} first.
 */
@NullMarked
package dev.culvert.services.cloudformation.resource;

import org.jspecify.annotations.NullMarked;
