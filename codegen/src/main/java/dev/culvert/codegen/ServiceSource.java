package dev.culvert.codegen;

import java.util.List;

/**
 * One service to generate, and where its facts come from.
 *
 * @param className the class that holds its operations, e.g. {@code Ec2}
 * @param subpackage below {@code dev.culvert.shapes}, and the name of the list of operations
 * @param sdkPackage below {@code software.amazon.awssdk.services}; empty where the model alone says
 *     everything
 * @param sdkClient the SDK's client interface, below {@code sdkPackage}
 * @param model the class path resource that has its constraints, errors and names
 */
record ServiceSource(
    String className,
    String subpackage,
    String name,
    String signingName,
    String apiVersion,
    String namespace,
    String targetPrefix,
    String protocol,
    String sdkPackage,
    String sdkClient,
    String model) {

  static final List<ServiceSource> ALL =
      List.of(
          new ServiceSource(
              "Ec2",
              "ec2",
              "ec2",
              "ec2",
              "2016-11-15",
              "http://ec2.amazonaws.com/doc/2016-11-15/",
              "",
              "EC2_QUERY",
              "ec2",
              "Ec2Client",
              "/models/ec2-2016-11-15-model.json"),
          new ServiceSource(
              "Iam",
              "iam",
              "iam",
              "iam",
              "2010-05-08",
              "https://iam.amazonaws.com/doc/2010-05-08/",
              "",
              "AWS_QUERY",
              "iam",
              "IamClient",
              "/models/iam-2010-05-08-model.json"),
          new ServiceSource(
              "Sts",
              "sts",
              "sts",
              "sts",
              "2011-06-15",
              "https://sts.amazonaws.com/doc/2011-06-15/",
              "",
              "AWS_QUERY",
              "sts",
              "StsClient",
              "/models/sts-2011-06-15-model.json"),
          new ServiceSource(
              "DynamoDb",
              "dynamodb",
              "dynamodb",
              "dynamodb",
              "2012-08-10",
              "com.amazonaws.dynamodb.v20120810",
              "DynamoDB_20120810",
              "AWS_JSON_1_0",
              "dynamodb",
              "DynamoDbClient",
              "/META-INF/smithy/2012-08-10/dynamodb-2012-08-10.json"),
          new ServiceSource(
              "DynamoDbStreams",
              "streams",
              "dynamodb-streams",
              "dynamodb",
              "2012-08-10",
              "com.amazonaws.dynamodb.v20120810",
              "DynamoDBStreams_20120810",
              "AWS_JSON_1_0",
              "dynamodb",
              "streams.DynamoDbStreamsClient",
              "/models/streams.dynamodb-2012-08-10-model.json"),
          modelled(
              "Kms",
              "kms",
              "kms",
              "2014-11-01",
              "TrentService",
              "/models/kms-2014-11-01-model.json"),
          modelled(
              "Ssm", "ssm", "ssm", "2014-11-06", "AmazonSSM", "/models/ssm-2014-11-06-model.json"),
          modelled(
              "Logs",
              "logs",
              "logs",
              "2014-03-28",
              "Logs_20140328",
              "/models/logs-2014-03-28-model.json"),
          modelled(
              "AutoScaling",
              "autoscaling",
              "application-autoscaling",
              "2016-02-06",
              "AnyScaleFrontendService",
              "/models/application-autoscaling-2016-02-06-model.json"),
          modelled(
              "Organizations",
              "organizations",
              "organizations",
              "2016-11-28",
              "AWSOrganizationsV20161128",
              "/models/organizations-2016-11-28-model.json"),
          modelled(
              "CloudTrail",
              "cloudtrail",
              "cloudtrail",
              "2013-11-01",
              "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
              "/models/cloudtrail-2013-11-01-model.json"),
          new ServiceSource(
              "CloudFormation",
              "cloudformation",
              "cloudformation",
              "cloudformation",
              "2010-05-15",
              "http://cloudformation.amazonaws.com/doc/2010-05-15/",
              "",
              "AWS_QUERY",
              "",
              "",
              "/models/cloudformation-2010-05-15-model.json"));

  /** A service of which little is wanted, with JSON 1.1, from its model. */
  private static ServiceSource modelled(
      String className,
      String subpackage,
      String name,
      String apiVersion,
      String targetPrefix,
      String model) {
    return new ServiceSource(
        className,
        subpackage,
        name,
        name,
        apiVersion,
        "",
        targetPrefix,
        "AWS_JSON_1_1",
        "",
        "",
        model);
  }

  String javaPackage() {
    return "dev.culvert.shapes." + subpackage;
  }

  boolean isEc2() {
    return protocol.equals("EC2_QUERY");
  }
}
