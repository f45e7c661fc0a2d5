package dev.culvert.items.table;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as asked for. What the service model constrains (names, lengths, enumerations) has been
 * checked; what DynamoDB itself checks has not. A null is something that the request left out.
 */
public record CreateTable(
    TableAddress address,
    List<AttributeDefinition> attributes,
    List<KeySchemaElement> keySchema,
    @Nullable List<LocalIndexSpecification> localIndexes,
    @Nullable List<GlobalIndexSpecification> globalIndexes,
    @Nullable BillingMode billingMode,
    @Nullable Throughput throughput,
    @Nullable OnDemandThroughput onDemand,
    @Nullable WarmThroughput warm,
    @Nullable StreamSpecification stream,
    @Nullable SseSpecification sse,
    @Nullable TableClass tableClass,
    boolean deletionProtection,
    Map<String, String> tags,
    @Nullable String resourcePolicy) {

  public CreateTable {
    attributes = List.copyOf(attributes);
    keySchema = List.copyOf(keySchema);
    localIndexes = localIndexes == null ? null : List.copyOf(localIndexes);
    globalIndexes = globalIndexes == null ? null : List.copyOf(globalIndexes);
  }

  /** An on-demand table with these keys and nothing else. */
  public static CreateTable onDemand(
      TableAddress address, List<AttributeDefinition> attributes, List<KeySchemaElement> key) {
    return new CreateTable(
        address,
        attributes,
        key,
        null,
        null,
        BillingMode.PAY_PER_REQUEST,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        Map.of(),
        null);
  }

  /** The same with these indexes. */
  public CreateTable withIndexes(
      @Nullable List<LocalIndexSpecification> local,
      @Nullable List<GlobalIndexSpecification> global) {
    return new CreateTable(
        address,
        attributes,
        keySchema,
        local,
        global,
        billingMode,
        throughput,
        onDemand,
        warm,
        stream,
        sse,
        tableClass,
        deletionProtection,
        tags,
        resourcePolicy);
  }

  /** The same with this stream. */
  public CreateTable withStream(StreamSpecification specification) {
    return new CreateTable(
        address,
        attributes,
        keySchema,
        localIndexes,
        globalIndexes,
        billingMode,
        throughput,
        onDemand,
        warm,
        specification,
        sse,
        tableClass,
        deletionProtection,
        tags,
        resourcePolicy);
  }

  /** The same under this billing mode. */
  public CreateTable withBilling(@Nullable BillingMode mode, @Nullable Throughput provisioned) {
    return new CreateTable(
        address,
        attributes,
        keySchema,
        localIndexes,
        globalIndexes,
        mode,
        provisioned,
        onDemand,
        warm,
        stream,
        sse,
        tableClass,
        deletionProtection,
        tags,
        resourcePolicy);
  }
}
