/**
 * The instance metadata service, version 2. Read {@link
 * dev.culvert.services.metadata.InstanceMetadata} first.
 */
@NullMarked
package dev.culvert.services.metadata;

import org.jspecify.annotations.NullMarked;
