package dev.culvert.network;

/**
 * Names a prefix list of the region in which the route or rule stands. AWS's ids are unique within
 * a region only: {@code pl-78a54011} is S3 in one region and DynamoDB in another.
 */
public record PrefixListId(String id) implements RouteDestination, RulePeer {

  @Override
  public String toString() {
    return id;
  }
}
