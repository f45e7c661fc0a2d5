package dev.culvert.services.dynamodb;

import dev.culvert.items.ContributorInsights;
import dev.culvert.items.ContributorInsights.Setting;
import dev.culvert.items.ValidationException;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.ContributorInsightsSummary;
import dev.culvert.shapes.dynamodb.DescribeContributorInsightsRequest;
import dev.culvert.shapes.dynamodb.DescribeContributorInsightsResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ListContributorInsightsRequest;
import dev.culvert.shapes.dynamodb.ListContributorInsightsResponse;
import dev.culvert.shapes.dynamodb.UpdateContributorInsightsRequest;
import dev.culvert.shapes.dynamodb.UpdateContributorInsightsResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The switch of Contributor Insights. No rules stand behind it, because there is no CloudWatch. */
final class InsightsOperations {
  private static final int MOST = 100;

  private final ContributorInsights insights;
  private final TableAccess accesses;

  InsightsOperations(ContributorInsights insights, TableAccess accesses) {
    this.insights = insights;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.UPDATE_CONTRIBUTOR_INSIGHTS,
            (input, call) ->
                access("UpdateContributorInsights", input.tableName, input.indexName, call),
            this::update),
        Refusing.operation(
            DynamoDb.DESCRIBE_CONTRIBUTOR_INSIGHTS,
            (input, call) ->
                access("DescribeContributorInsights", input.tableName, input.indexName, call),
            this::describe),
        Refusing.operation(
            DynamoDb.LIST_CONTRIBUTOR_INSIGHTS,
            (input, call) ->
                List.of(
                    TableAccess.toAccount(
                        "ListContributorInsights", call, call.arn("dynamodb", "table/*"))),
            this::list));
  }

  private List<Access> access(
      String operation, @Nullable String tableName, @Nullable String index, Call call) {
    var table = TableRef.of(tableName, call);
    return List.of(
        index == null
            ? accesses.to(operation, table, Context.EMPTY)
            : accesses.toIndex(operation, table, index, Context.EMPTY));
  }

  private UpdateContributorInsightsResponse update(
      UpdateContributorInsightsRequest input, Call call) {
    var enable = "ENABLE".equals(input.contributorInsightsAction);
    var mode =
        Objects.requireNonNullElse(input.contributorInsightsMode, ContributorInsights.EVERYTHING);
    var set =
        insights.update(TableRef.of(input.tableName, call), input.indexName, enable ? mode : null);
    return new UpdateContributorInsightsResponse()
        .tableName(set.table().name())
        .indexName(set.index())
        .contributorInsightsStatus(enable ? "ENABLING" : "DISABLING")
        .contributorInsightsMode(mode);
  }

  private DescribeContributorInsightsResponse describe(
      DescribeContributorInsightsRequest input, Call call) {
    var set = insights.describe(TableRef.of(input.tableName, call), input.indexName);
    return new DescribeContributorInsightsResponse()
        .tableName(set.table().name())
        .indexName(set.index())
        .contributorInsightsStatus(status(set))
        .contributorInsightsMode(set.mode())
        .contributorInsightsRuleList(List.of());
  }

  /** The token of the next page counts what came before. */
  private ListContributorInsightsResponse list(ListContributorInsightsRequest input, Call call) {
    var all =
        input.tableName == null
            ? insights.list(call.account(), call.region())
            : insights.list(TableRef.of(input.tableName, call));
    var from = start(input.nextToken, all.size());
    var most = Objects.requireNonNullElse(input.maxResults, MOST);
    var to = Math.min(all.size(), from + Math.max(1, most));
    return new ListContributorInsightsResponse()
        .contributorInsightsSummaries(
            all.subList(from, to).stream().map(InsightsOperations::summary).toList())
        .nextToken(to < all.size() ? Integer.toString(to) : null);
  }

  private static int start(@Nullable String token, int size) {
    if (token == null) {
      return 0;
    }
    if (token.matches("[0-9]{1,9}") && Integer.parseInt(token) <= size) {
      return Integer.parseInt(token);
    }
    throw new ValidationException("Invalid NextToken");
  }

  private static ContributorInsightsSummary summary(Setting set) {
    return new ContributorInsightsSummary()
        .tableName(set.table().name())
        .indexName(set.index())
        .contributorInsightsStatus(status(set))
        .contributorInsightsMode(set.mode());
  }

  private static String status(Setting set) {
    return set.mode() == null ? "DISABLED" : "ENABLED";
  }
}
