/**
 * The AWS protocols over tables of shapes: reads requests into structures, writes structures and
 * errors as responses, and knows no service. Read {@link dev.culvert.wire.aws.Services} first, then
 * {@link dev.culvert.wire.aws.Protocol}.
 */
@NullMarked
package dev.culvert.wire.aws;

import org.jspecify.annotations.NullMarked;
