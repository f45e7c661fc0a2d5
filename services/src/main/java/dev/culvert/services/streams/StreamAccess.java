package dev.culvert.services.streams;

import dev.culvert.items.ResourcePolicies;
import dev.culvert.items.ResourcePolicies.Resource;
import dev.culvert.items.Streams;
import dev.culvert.items.ValidationException;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.TableAddress;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Context;
import dev.culvert.policy.PolicyKind;
import dev.culvert.services.Access;
import dev.culvert.services.iam.Documents;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which stream a request means, and what must be allowed on it. */
final class StreamAccess {
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:dynamodb:([^:]+):([^:]+):table/([a-zA-Z0-9_.-]+)/stream/([^/|]+)");

  private final ResourcePolicies policies;
  private final Documents documents;

  StreamAccess(ResourcePolicies policies, Documents documents) {
    this.policies = policies;
    this.documents = documents;
  }

  /**
   * @throws ValidationException where it is no stream's ARN
   */
  static StreamAddress address(@Nullable String arn) {
    var matcher = ARN.matcher(arn == null ? "" : arn);
    if (!matcher.matches()) {
      throw new ValidationException("Invalid StreamArn");
    }
    var table = new TableAddress(matcher.group(2), matcher.group(1), matcher.group(3));
    return new StreamAddress(table, matcher.group(4));
  }

  /** The stream that an iterator reads. */
  static StreamAddress ofIterator(@Nullable String iterator) {
    var address = iterator == null ? null : Streams.streamOf(iterator);
    if (address == null) {
      throw new ValidationException("Invalid ShardIterator");
    }
    return address;
  }

  /** An action on a stream, under the policy that stands on it. */
  List<Access> to(String operation, StreamAddress stream) {
    var policy =
        Optional.ofNullable(policies.find(new Resource(stream.table(), stream.label())))
            .map(stored ->
                AttachedPolicy.inline(
                    "the policy of stream " + stream.label(),
                    documents.of(stored.document(), PolicyKind.RESOURCE)));
    return List.of(
        new Access(
            "dynamodb:" + operation,
            stream.arn(),
            stream.table().account(),
            policy,
            true,
            Context.EMPTY));
  }
}
