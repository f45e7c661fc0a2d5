package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.transfer.Export;
import dev.culvert.services.transfer.Exports;
import dev.culvert.services.transfer.Format;
import dev.culvert.shapes.dynamodb.DescribeExportRequest;
import dev.culvert.shapes.dynamodb.DescribeExportResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ExportDescription;
import dev.culvert.shapes.dynamodb.ExportSummary;
import dev.culvert.shapes.dynamodb.ExportTableToPointInTimeRequest;
import dev.culvert.shapes.dynamodb.ExportTableToPointInTimeResponse;
import dev.culvert.shapes.dynamodb.IncrementalExportSpecification;
import dev.culvert.shapes.dynamodb.ListExportsRequest;
import dev.culvert.shapes.dynamodb.ListExportsResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Tables written into buckets. */
final class ExportOperations {
  private static final int MAX_LISTED = 25;

  private final Exports exports;
  private final TableAccess accesses;

  ExportOperations(Exports exports, TableAccess accesses) {
    this.exports = exports;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.EXPORT_TABLE_TO_POINT_IN_TIME,
            (input, call) ->
                List.of(
                    accesses.to(
                        "ExportTableToPointInTime",
                        TableRef.ofArn(Objects.requireNonNull(input.tableArn, "checked")),
                        Context.EMPTY)),
            this::export),
        Refusing.operation(
            DynamoDb.DESCRIBE_EXPORT,
            (input, call) -> {
              var arn = Objects.requireNonNull(input.exportArn, "checked");
              return List.of(
                  Access.to("dynamodb:DescribeExport", arn, TableRef.ofArn(arn).account()));
            },
            this::describe),
        Refusing.operation(
            DynamoDb.LIST_EXPORTS,
            (input, call) -> List.of(TableAccess.toAccount("ListExports", call, "*")),
            this::list));
  }

  private ExportTableToPointInTimeResponse export(
      ExportTableToPointInTimeRequest input, Call call) {
    var table = TableRef.ofArn(Objects.requireNonNull(input.tableArn, "checked"));
    return new ExportTableToPointInTimeResponse()
        .exportDescription(of(exports.begin(table, asked(input, call))));
  }

  private static Export.Asked asked(ExportTableToPointInTimeRequest input, Call call) {
    var incremental = "INCREMENTAL_EXPORT".equals(input.exportType);
    var period = input.incrementalExportSpecification;
    if (incremental == (period == null)) {
      throw new ValidationException(
          incremental
              ? "IncrementalExportSpecification is required for ExportType INCREMENTAL_EXPORT"
              : "IncrementalExportSpecification needs the ExportType INCREMENTAL_EXPORT");
    }
    if (input.filterSpecification != null) {
      throw new ValidationException("FilterSpecification is not supported by Culvert.");
    }
    Instant to = period == null ? input.exportTime : period.exportToTime;
    Instant from = period == null ? null : period.exportFromTime;
    if (period != null && from == null) {
      throw new ValidationException("ExportFromTime is required for an incremental export");
    }
    return new Export.Asked(
        Objects.requireNonNull(input.tableArn, "checked"),
        Objects.requireNonNullElseGet(input.clientToken, () -> UUID.randomUUID().toString()),
        Objects.requireNonNull(input.s3Bucket, "checked"),
        Optional.ofNullable(input.s3BucketOwner),
        Optional.ofNullable(input.s3Prefix),
        Optional.ofNullable(input.s3SseAlgorithm),
        Optional.ofNullable(input.s3SseKmsKeyId),
        input.exportFormat == null ? Format.DYNAMODB_JSON : Format.valueOf(input.exportFormat),
        to == null ? call.now() : to,
        Optional.ofNullable(from),
        period != null && !"NEW_IMAGE".equals(period.exportViewType));
  }

  private DescribeExportResponse describe(DescribeExportRequest input, Call call) {
    var arn = Objects.requireNonNull(input.exportArn, "checked");
    return new DescribeExportResponse().exportDescription(of(exports.describe(arn)));
  }

  private ListExportsResponse list(ListExportsRequest input, Call call) {
    var all = exports.list(call.account(), Optional.ofNullable(input.tableArn));
    var after = input.nextToken;
    var rest =
        after == null ? all : all.stream().dropWhile(e -> !e.arn().equals(after)).skip(1).toList();
    var most = Objects.requireNonNullElse(input.maxResults, MAX_LISTED);
    var page = rest.subList(0, Math.min(most, rest.size()));
    return new ListExportsResponse()
        .exportSummaries(
            page.stream()
                .map(export ->
                    new ExportSummary()
                        .exportArn(export.arn())
                        .exportStatus(export.status().name())
                        .exportType(type(export)))
                .toList())
        .nextToken(page.size() < rest.size() ? page.getLast().arn() : null);
  }

  private static String type(Export export) {
    return export.asked().from().isPresent() ? "INCREMENTAL_EXPORT" : "FULL_EXPORT";
  }

  private static ExportDescription of(Export export) {
    var asked = export.asked();
    var description =
        new ExportDescription()
            .exportArn(export.arn())
            .exportStatus(export.status().name())
            .startTime(export.started())
            .tableArn(asked.tableArn())
            .tableId(export.tableId())
            .clientToken(asked.clientToken())
            .s3Bucket(asked.bucket())
            .s3BucketOwner(asked.bucketOwner().orElse(null))
            .s3Prefix(asked.prefix().orElse(null))
            .s3SseAlgorithm(asked.sseAlgorithm().orElse("AES256"))
            .s3SseKmsKeyId(asked.sseKeyId().orElse(null))
            .exportFormat(asked.format().name())
            .exportType(type(export));
    if (asked.from().isPresent()) {
      description.incrementalExportSpecification(
          new IncrementalExportSpecification()
              .exportFromTime(asked.from().get())
              .exportToTime(asked.time())
              .exportViewType(asked.oldImages() ? "NEW_AND_OLD_IMAGES" : "NEW_IMAGE"));
    } else {
      description.exportTime(asked.time());
    }
    export
        .done()
        .ifPresent(done ->
            description
                .endTime(done.ended())
                .exportManifest(done.manifest())
                .billedSizeBytes(done.bytes())
                .itemCount(done.items()));
    export
        .failure()
        .ifPresent(failure ->
            description
                .endTime(failure.ended())
                .failureCode(failure.code())
                .failureMessage(failure.message()));
    return description;
  }
}
