package dev.culvert.services;

import dev.culvert.policy.Decision;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one visit leaves for the audit, as it comes to be known. */
final class Notes {
  final Call call;
  final OperationShape<?, ?> operation;
  final HttpRequest request;
  @Nullable Structure input;
  @Nullable Structure output;
  List<Access> accesses = List.of();
  @Nullable AwsException refusal;
  Decision.@Nullable Denied denied;

  Notes(Call call, OperationShape<?, ?> operation, HttpRequest request) {
    this.call = call;
    this.operation = operation;
    this.request = request;
  }

  void handTo(Audit audit) {
    if (audit.wants(operation, denied != null)) {
      audit.record(
          new Audit.Entry(
              call,
              operation,
              Optional.ofNullable(input),
              Optional.ofNullable(output),
              accesses,
              Optional.ofNullable(refusal),
              Optional.ofNullable(denied),
              request));
    }
  }
}
