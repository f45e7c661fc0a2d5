package dev.culvert.services.iam;

import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policy documents that were accepted before, compiled once. Records keep the text; this keeps what
 * was made of it.
 */
public final class Documents {
  private static final int MAX_KEPT = 10_000;

  private final ConcurrentHashMap<Key, PolicyDocument> compiled = new ConcurrentHashMap<>();

  private record Key(PolicyKind kind, String text) {}

  /** The document of a text that was stored as this kind. */
  public PolicyDocument of(String text, PolicyKind kind) {
    if (compiled.size() > MAX_KEPT) {
      compiled.clear();
    }
    return compiled.computeIfAbsent(
        new Key(kind, text), key -> PolicyDocument.accepted(key.text, key.kind));
  }
}
