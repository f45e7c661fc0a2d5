package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** The one JSON factory: strict, bounded, and frugal on virtual threads. */
final class Json {
  /**
   * Documents nest to 32 levels of two braces each; deeper ones must still be read to be refused.
   */
  private static final int MAX_DEPTH = 500;

  /** Longer than any name that DynamoDB takes, so that it can say so itself. */
  private static final int MAX_NAME_BYTES = 1 << 20;

  /** Buffers kept for reuse; a thread-local pool would be new for every virtual thread. */
  private static final int POOLED_BUFFERS = 64;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_BYTES)
                  .build())
          .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}
}
