package dev.culvert.items.table;

import dev.culvert.items.ValidationException;
import org.jspecify.annotations.Nullable;

/** What DynamoDB asks of encryption settings, with its texts. */
final class SseRules {
  private SseRules() {}

  static void check(@Nullable SseSpecification sse) {
    if (sse == null) {
      return;
    }
    boolean enabled = Boolean.TRUE.equals(sse.enabled());
    if (!enabled && sse.type() != null) {
      throw refused("SSEType can not be specified if Enabled is false");
    }
    if (!enabled && sse.kmsKeyId() != null) {
      throw refused("KMSMasterKeyId can not be specified if Enabled is false");
    }
    if ("AES256".equals(sse.type())) {
      throw refused("SSEType AES256 is not supported");
    }
    if (sse.kmsKeyId() != null && sse.type() == null) {
      throw refused("SSEType KMS is required if KMSMasterKeyId is specified");
    }
  }

  private static ValidationException refused(String why) {
    return new ValidationException(TableRules.INVALID + why);
  }
}
