package dev.culvert.services.dynamodb;

import dev.culvert.network.walk.Arrival;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DescribeEndpointsRequest;
import dev.culvert.shapes.dynamodb.DescribeEndpointsResponse;
import dev.culvert.shapes.dynamodb.DescribeLimitsRequest;
import dev.culvert.shapes.dynamodb.DescribeLimitsResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.Endpoint;
import java.util.List;

/** What concerns the service rather than a table. */
final class EndpointOperations {
  private static final long CACHE_MINUTES = 1440;
  private static final long ACCOUNT_UNITS = 80_000;
  private static final long TABLE_UNITS = 40_000;

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.DESCRIBE_ENDPOINTS, EndpointOperations::endpointAccess, this::endpoints),
        Refusing.operation(
            DynamoDb.DESCRIBE_LIMITS,
            (input, call) -> List.of(TableAccess.toAccount("DescribeLimits", call, "*")),
            this::limits));
  }

  /** Asked publicly, it needs no permission; through a VPC endpoint it needs both sides'. */
  private static List<Access> endpointAccess(DescribeEndpointsRequest input, Call call) {
    return call.arrival() instanceof Arrival.Public
        ? List.of()
        : List.of(TableAccess.toAccount("DescribeEndpoints", call, "*"));
  }

  private DescribeEndpointsResponse endpoints(DescribeEndpointsRequest input, Call call) {
    return new DescribeEndpointsResponse()
        .endpoints(
            List.of(
                new Endpoint()
                    .address("dynamodb." + call.region() + ".amazonaws.com")
                    .cachePeriodInMinutes(CACHE_MINUTES)));
  }

  private DescribeLimitsResponse limits(DescribeLimitsRequest input, Call call) {
    return new DescribeLimitsResponse()
        .accountMaxReadCapacityUnits(ACCOUNT_UNITS)
        .accountMaxWriteCapacityUnits(ACCOUNT_UNITS)
        .tableMaxReadCapacityUnits(TABLE_UNITS)
        .tableMaxWriteCapacityUnits(TABLE_UNITS);
  }
}
