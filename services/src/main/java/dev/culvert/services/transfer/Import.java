package dev.culvert.services.transfer;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An import of files into a new table. */
public record Import(
    String arn,
    String account,
    String region,
    String tableArn,
    String tableId,
    Asked asked,
    Instant started,
    Export.Status status,
    Counts counts,
    Optional<Instant> ended,
    Optional<Export.Failure> failure) {

  public static final Register<Import> REGISTER =
      Register.of("dynamodb.import", Import.class, Import::arn);

  /** What files can hold. */
  public enum Input {
    DYNAMODB_JSON,
    ION,
    CSV
  }

  /** How files can be compressed. */
  public enum Compression {
    NONE,
    GZIP
  }

  /** What was asked for, besides the table. */
  public record Asked(
      String clientToken,
      String bucket,
      Optional<String> bucketOwner,
      String prefix,
      Input format,
      Compression compression,
      Optional<String> csvDelimiter,
      Optional<List<String>> csvHeader) {}

  /** How far it got. */
  public record Counts(long bytes, long processed, long imported, long errors) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  Import ended(Counts counted, Instant at) {
    return new Import(
        arn,
        account,
        region,
        tableArn,
        tableId,
        asked,
        started,
        Export.Status.COMPLETED,
        counted,
        Optional.of(at),
        Optional.empty());
  }

  Import failed(Export.Failure why) {
    return new Import(
        arn,
        account,
        region,
        tableArn,
        tableId,
        asked,
        started,
        Export.Status.FAILED,
        counts,
        Optional.of(why.ended()),
        Optional.of(why));
  }
}
