package dev.culvert.services.journey;

/** What people call the services. */
final class ServiceWords {
  private ServiceWords() {}

  static String title(String service) {
    return switch (service) {
      case "dynamodb" -> "DynamoDB";
      case "dynamodb-streams" -> "DynamoDB Streams";
      case "ec2" -> "EC2";
      case "iam" -> "IAM";
      case "sts" -> "STS";
      default -> service;
    };
  }
}
