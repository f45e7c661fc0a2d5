package dev.culvert.items.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a table beside its keys and its capacity.
 *
 * @param tableClass null where never asked for, which is {@link TableClass#STANDARD}
 * @param streamPolicy the resource policy of the table's stream
 * @param insights where Contributor Insights is on, and in which mode: by name of the index, with
 *     an empty name for the table itself
 */
public record TableSettings(
    @Nullable TableClass tableClass,
    boolean deletionProtection,
    @Nullable SseSpecification sse,
    TimeToLive timeToLive,
    PointInTimeRecovery recovery,
    Map<String, String> tags,
    @Nullable ResourcePolicy policy,
    @Nullable ResourcePolicy streamPolicy,
    Map<String, String> insights) {

  public TableSettings {
    tags = Map.copyOf(tags);
    insights = Map.copyOf(insights);
  }

  public TableSettings withClass(TableClass next) {
    return new TableSettings(
        next, deletionProtection, sse, timeToLive, recovery, tags, policy, streamPolicy, insights);
  }

  public TableSettings withDeletionProtection(boolean next) {
    return new TableSettings(
        tableClass, next, sse, timeToLive, recovery, tags, policy, streamPolicy, insights);
  }

  public TableSettings withSse(SseSpecification next) {
    return new TableSettings(
        tableClass,
        deletionProtection,
        next,
        timeToLive,
        recovery,
        tags,
        policy,
        streamPolicy,
        insights);
  }

  public TableSettings withTimeToLive(TimeToLive next) {
    return new TableSettings(
        tableClass, deletionProtection, sse, next, recovery, tags, policy, streamPolicy, insights);
  }

  public TableSettings withRecovery(PointInTimeRecovery next) {
    return new TableSettings(
        tableClass,
        deletionProtection,
        sse,
        timeToLive,
        next,
        tags,
        policy,
        streamPolicy,
        insights);
  }

  public TableSettings withTags(Map<String, String> next) {
    return new TableSettings(
        tableClass,
        deletionProtection,
        sse,
        timeToLive,
        recovery,
        next,
        policy,
        streamPolicy,
        insights);
  }

  public TableSettings withPolicy(@Nullable ResourcePolicy next) {
    return new TableSettings(
        tableClass,
        deletionProtection,
        sse,
        timeToLive,
        recovery,
        tags,
        next,
        streamPolicy,
        insights);
  }

  public TableSettings withStreamPolicy(@Nullable ResourcePolicy next) {
    return new TableSettings(
        tableClass, deletionProtection, sse, timeToLive, recovery, tags, policy, next, insights);
  }

  public TableSettings withInsights(Map<String, String> next) {
    return new TableSettings(
        tableClass,
        deletionProtection,
        sse,
        timeToLive,
        recovery,
        tags,
        policy,
        streamPolicy,
        next);
  }
}
