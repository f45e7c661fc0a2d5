package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.items.table.CreateTable;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.transfer.Import;
import dev.culvert.services.transfer.Import.Compression;
import dev.culvert.services.transfer.Import.Input;
import dev.culvert.services.transfer.Imports;
import dev.culvert.shapes.dynamodb.CreateTableRequest;
import dev.culvert.shapes.dynamodb.CsvOptions;
import dev.culvert.shapes.dynamodb.DescribeImportRequest;
import dev.culvert.shapes.dynamodb.DescribeImportResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ImportSummary;
import dev.culvert.shapes.dynamodb.ImportTableDescription;
import dev.culvert.shapes.dynamodb.ImportTableRequest;
import dev.culvert.shapes.dynamodb.ImportTableResponse;
import dev.culvert.shapes.dynamodb.InputFormatOptions;
import dev.culvert.shapes.dynamodb.ListImportsRequest;
import dev.culvert.shapes.dynamodb.ListImportsResponse;
import dev.culvert.shapes.dynamodb.S3BucketSource;
import dev.culvert.shapes.dynamodb.TableCreationParameters;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tables made of the files of a bucket. */
final class ImportOperations {
  private static final int MAX_LISTED = 25;

  private final Imports imports;
  private final TableAccess accesses;

  ImportOperations(Imports imports, TableAccess accesses) {
    this.imports = imports;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.IMPORT_TABLE,
            (input, call) ->
                List.of(
                    accesses.to(
                        "ImportTable",
                        TableRef.of(parameters(input).tableName, call),
                        Context.EMPTY)),
            this::start),
        Refusing.operation(
            DynamoDb.DESCRIBE_IMPORT,
            (input, call) -> {
              var arn = Objects.requireNonNull(input.importArn, "checked");
              return List.of(
                  Access.to("dynamodb:DescribeImport", arn, TableRef.ofArn(arn).account()));
            },
            this::describe),
        Refusing.operation(
            DynamoDb.LIST_IMPORTS,
            (input, call) -> List.of(TableAccess.toAccount("ListImports", call, "*")),
            this::list));
  }

  private static TableCreationParameters parameters(ImportTableRequest input) {
    return Objects.requireNonNull(input.tableCreationParameters, "checked");
  }

  private ImportTableResponse start(ImportTableRequest input, Call call) {
    var begun = imports.begin(table(parameters(input), call), asked(input));
    return new ImportTableResponse().importTableDescription(of(begun));
  }

  /** The table is made as CreateTable would make it. */
  private static CreateTable table(TableCreationParameters wanted, Call call) {
    return TableRequests.create(
        new CreateTableRequest()
            .tableName(wanted.tableName)
            .attributeDefinitions(wanted.attributeDefinitions)
            .keySchema(wanted.keySchema)
            .billingMode(wanted.billingMode)
            .provisionedThroughput(wanted.provisionedThroughput)
            .onDemandThroughput(wanted.onDemandThroughput)
            .sseSpecification(wanted.sseSpecification)
            .globalSecondaryIndexes(wanted.globalSecondaryIndexes),
        call);
  }

  private static Import.Asked asked(ImportTableRequest input) {
    var source = Objects.requireNonNull(input.s3BucketSource, "checked");
    var compression = Objects.requireNonNullElse(input.inputCompressionType, "NONE");
    if (compression.equals("ZSTD")) {
      throw new ValidationException("InputCompressionType ZSTD is not supported by Culvert.");
    }
    var csv = csv(input.inputFormatOptions);
    return new Import.Asked(
        Objects.requireNonNullElseGet(input.clientToken, () -> UUID.randomUUID().toString()),
        Objects.requireNonNull(source.s3Bucket, "checked"),
        Optional.ofNullable(source.s3BucketOwner),
        Objects.requireNonNullElse(source.s3KeyPrefix, ""),
        Input.valueOf(Objects.requireNonNull(input.inputFormat, "checked")),
        Compression.valueOf(compression),
        csv.map(options -> options.delimiter),
        csv.map(options -> options.headerList));
  }

  private static Optional<CsvOptions> csv(@Nullable InputFormatOptions options) {
    return Optional.ofNullable(options).map(given -> given.csv);
  }

  private DescribeImportResponse describe(DescribeImportRequest input, Call call) {
    var arn = Objects.requireNonNull(input.importArn, "checked");
    return new DescribeImportResponse().importTableDescription(of(imports.describe(arn)));
  }

  private ListImportsResponse list(ListImportsRequest input, Call call) {
    var all = imports.list(call.account(), call.region(), Optional.ofNullable(input.tableArn));
    var after = input.nextToken == null ? null : fromToken(input.nextToken);
    var rest =
        after == null
            ? all
            : all.stream().dropWhile(each -> !each.arn().equals(after)).skip(1).toList();
    var most = Objects.requireNonNullElse(input.pageSize, MAX_LISTED);
    var page = rest.subList(0, Math.min(most, rest.size()));
    return new ListImportsResponse()
        .importSummaryList(page.stream().map(ImportOperations::summary).toList())
        .nextToken(page.size() < rest.size() ? toToken(page.getLast().arn()) : null);
  }

  /** Tokens are hex digits, sixteen or a multiple of it. */
  private static String toToken(String arn) {
    var padded = arn + " ".repeat(7 - (arn.length() + 7) % 8);
    return HexFormat.of().formatHex(padded.getBytes(StandardCharsets.UTF_8));
  }

  private static String fromToken(String token) {
    return new String(HexFormat.of().parseHex(token), StandardCharsets.UTF_8).trim();
  }

  private static ImportSummary summary(Import of) {
    return new ImportSummary()
        .importArn(of.arn())
        .importStatus(of.status().name())
        .tableArn(of.tableArn())
        .s3BucketSource(source(of))
        .inputFormat(of.asked().format().name())
        .startTime(of.started())
        .endTime(of.ended().orElse(null));
  }

  private static S3BucketSource source(Import of) {
    var prefix = of.asked().prefix();
    return new S3BucketSource()
        .s3Bucket(of.asked().bucket())
        .s3BucketOwner(of.asked().bucketOwner().orElse(null))
        .s3KeyPrefix(prefix.isEmpty() ? null : prefix);
  }

  private static ImportTableDescription of(Import of) {
    var description =
        new ImportTableDescription()
            .importArn(of.arn())
            .importStatus(of.status().name())
            .tableArn(of.tableArn())
            .tableId(of.tableId())
            .clientToken(of.asked().clientToken())
            .s3BucketSource(source(of))
            .errorCount(of.counts().errors())
            .inputFormat(of.asked().format().name())
            .inputCompressionType(of.asked().compression().name())
            .startTime(of.started())
            .endTime(of.ended().orElse(null))
            .processedSizeBytes(of.counts().bytes())
            .processedItemCount(of.counts().processed())
            .importedItemCount(of.counts().imported());
    if (of.asked().csvDelimiter().isPresent() || of.asked().csvHeader().isPresent()) {
      description.inputFormatOptions(
          new InputFormatOptions()
              .csv(
                  new CsvOptions()
                      .delimiter(of.asked().csvDelimiter().orElse(null))
                      .headerList(of.asked().csvHeader().orElse(null))));
    }
    of.failure()
        .ifPresent(
            failure -> description.failureCode(failure.code()).failureMessage(failure.message()));
    return description;
  }
}
