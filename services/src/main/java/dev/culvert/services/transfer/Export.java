package dev.culvert.services.transfer;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Optional;

/** An export of a table, asked for, under way or done. */
public record Export(
    String arn,
    String account,
    String tableId,
    Asked asked,
    Instant started,
    Status status,
    Optional<Done> done,
    Optional<Failure> failure) {

  public static final Register<Export> REGISTER =
      Register.of("dynamodb.export", Export.class, Export::arn);

  /** The states of an export or an import. */
  public enum Status {
    IN_PROGRESS,
    COMPLETED,
    FAILED
  }

  /**
   * What was asked for; the same token with other wishes is refused.
   *
   * @param time the moment that is exported; of an incremental export, the end of the period
   * @param from the beginning of the period of an incremental export
   * @param oldImages whether an incremental export tells what was before
   */
  public record Asked(
      String tableArn,
      String clientToken,
      String bucket,
      Optional<String> bucketOwner,
      Optional<String> prefix,
      Optional<String> sseAlgorithm,
      Optional<String> sseKeyId,
      Format format,
      Instant time,
      Optional<Instant> from,
      boolean oldImages) {}

  /** What came of it. */
  public record Done(Instant ended, String manifest, long bytes, long items) {}

  /** Why it failed. */
  public record Failure(Instant ended, String code, String message) {}

  /** The last part of the resource name. */
  String id() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  Export completed(Done result) {
    return new Export(
        arn,
        account,
        tableId,
        asked,
        started,
        Status.COMPLETED,
        Optional.of(result),
        Optional.empty());
  }

  Export failed(Failure why) {
    return new Export(
        arn, account, tableId, asked, started, Status.FAILED, Optional.empty(), Optional.of(why));
  }
}
