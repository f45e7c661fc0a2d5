package dev.culvert.network;

/**
 * Stands for the private addresses of all members of a security group, in the same VPC or in a
 * peered one of the same region.
 */
public record SecurityGroupId(String id) implements RulePeer {

  @Override
  public String toString() {
    return id;
  }
}
