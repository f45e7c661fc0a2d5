package dev.culvert.services;

import dev.culvert.policy.Decision;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/** Writes down what was asked and how it ended. */
public interface Audit {

  /** Whether a request is worth it; asked on the hot path, before anything is collected. */
  boolean wants(OperationShape<?, ?> operation, boolean denied);

  /** Takes a request that it wants; must not wait. */
  void record(Entry entry);

  /**
   * One request of somebody who proved who they are.
   *
   * @param accesses what it had to be allowed to do
   * @param refusal how it was refused
   * @param denied the decision that refused it, if a policy did
   */
  record Entry(
      Call call,
      OperationShape<?, ?> operation,
      Optional<Structure> input,
      Optional<Structure> output,
      List<Access> accesses,
      Optional<AwsException> refusal,
      Optional<Decision.Denied> denied,
      HttpRequest request) {}

  /** Forgets everything. */
  Audit NONE =
      new Audit() {
        @Override
        public boolean wants(OperationShape<?, ?> operation, boolean denied) {
          return false;
        }

        @Override
        public void record(Entry entry) {}
      };
}
