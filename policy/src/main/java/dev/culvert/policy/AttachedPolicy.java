package dev.culvert.policy;

import java.util.Optional;

/**
 * A document where it applies.
 *
 * @param name what people call it: a policy name, or the id of the thing it is on ({@code vpce-…})
 * @param arn of a managed or organization policy; empty for inline documents and documents on
 *     resources and endpoints
 */
public record AttachedPolicy(String name, Optional<String> arn, PolicyDocument document) {
  public static AttachedPolicy inline(String name, PolicyDocument document) {
    return new AttachedPolicy(name, Optional.empty(), document);
  }

  public static AttachedPolicy managed(String name, String arn, PolicyDocument document) {
    return new AttachedPolicy(name, Optional.of(arn), document);
  }
}
