package dev.culvert.items.table;

/** The AWS partition that a region belongs to, as resource names spell it. */
final class Partition {
  private Partition() {}

  static String of(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
