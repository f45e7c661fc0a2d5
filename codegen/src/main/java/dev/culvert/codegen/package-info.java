/**
 * Writes the shapes module's sources from the AWS SDK's model classes and AWS's service models.
 * Used while building, never shipped. Read {@link dev.culvert.codegen.Generator} first.
 */
@NullMarked
package dev.culvert.codegen;

import org.jspecify.annotations.NullMarked;
