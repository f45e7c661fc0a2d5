package dev.culvert.verification.terraform;

import static dev.culvert.verification.terraform.Check.Outcome.DENIED;
import static dev.culvert.verification.terraform.Check.Outcome.SERVED;
import static dev.culvert.verification.terraform.Check.Outcome.UNREACHED;

import java.util.List;

/**
 * One configuration, and what its network must let through.
 *
 * @param name the folder of the resources
 * @param region where it is built, alone
 */
record Built(String name, String region, List<Check> checks) {
  private static final String[] LIST = {"dynamodb", "list-tables"};
  private static final String[] LIST_PRIVATELY = {
    "dynamodb", "list-tables", "--endpoint-url", "${dynamodb_url}"
  };

  static final List<Built> ALL =
      List.of(
          of(
              "endpoint-parts",
              "us-east-2",
              Check.of("first", SERVED, UNREACHED, LIST),
              Check.of("second", SERVED, UNREACHED, LIST),
              Check.of("second", SERVED, SERVED, "sts", "get-caller-identity")),
          of(
              "three-tiers",
              "ap-northeast-1",
              Check.of("private", SERVED, SERVED, LIST),
              Check.of("private", DENIED, DENIED, "dynamodb", "describe-limits"),
              Check.of("database", SERVED, UNREACHED, LIST)),
          of(
              "endpoints-each",
              "eu-west-2",
              Check.of("subnet", SERVED, SERVED, LIST_PRIVATELY),
              Check.of("subnet", UNREACHED, SERVED, "sts", "get-caller-identity")),
          of("peered", "eu-west-1", Check.of("spoke", SERVED, UNREACHED, LIST_PRIVATELY)),
          of("rules", "us-west-2", Check.of("first", SERVED, UNREACHED, LIST)),
          of("inline", "us-east-1", Check.of("a", SERVED, UNREACHED, LIST)),
          of("prefix-lists", "us-west-1", Check.of("subnet", SERVED, UNREACHED, LIST)),
          of("tables", "ca-central-1"),
          of(
              "items",
              "sa-east-1",
              Check.of(
                  "subnet",
                  SERVED,
                  DENIED,
                  "dynamodb",
                  "query",
                  "--table-name",
                  "settings",
                  "--key-condition-expression",
                  "#n = :n",
                  "--expression-attribute-names",
                  "{\"#n\": \"name\"}",
                  "--expression-attribute-values",
                  "{\":n\": {\"S\": \"limits\"}}")),
          of("dual-stack", "eu-central-1"),
          of("interfaces", "eu-west-3"));

  private static Built of(String name, String region, Check... checks) {
    return new Built(name, region, List.of(checks));
  }

  @Override
  public String toString() {
    return name;
  }
}
