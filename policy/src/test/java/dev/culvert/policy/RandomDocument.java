package dev.culvert.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A document as data, which the product reads as JSON and the naive evaluator as it is. */
record RandomDocument(PolicyKind kind, String version, List<Clause> clauses) {

  /**
   * A statement.
   *
   * @param principals of the form {@code AWS arn}; empty for documents without the element
   * @param resources empty for trust policies
   */
  record Clause(
      boolean deny,
      boolean notPrincipal,
      List<String> principals,
      boolean notAction,
      List<String> actions,
      boolean notResource,
      List<String> resources,
      List<Test> tests) {}

  /** One key under one operator. */
  record Test(
      String quantifier, String operator, boolean ifExists, String key, List<String> values) {
    String spelled() {
      return quantifier + operator + (ifExists ? "IfExists" : "");
    }
  }

  String json() {
    return "{\"Version\":\"%s\",\"Statement\":[%s]}"
        .formatted(
            version, clauses.stream().map(RandomDocument::json).collect(Collectors.joining(",")));
  }

  private static String json(Clause clause) {
    StringBuilder text = new StringBuilder("{\"Effect\":\"");
    text.append(clause.deny() ? "Deny" : "Allow").append('"');
    if (!clause.principals().isEmpty()) {
      text.append(clause.notPrincipal() ? ",\"NotPrincipal\":{" : ",\"Principal\":{");
      text.append(
          clause.principals().stream()
              .collect(Collectors.groupingBy(entry -> entry.substring(0, entry.indexOf(' '))))
              .entrySet()
              .stream()
              .map(type ->
                  "\"%s\":%s"
                      .formatted(
                          type.getKey(),
                          array(
                              type.getValue().stream()
                                  .map(entry -> entry.substring(entry.indexOf(' ') + 1))
                                  .toList())))
              .collect(Collectors.joining(",")));
      text.append('}');
    }
    text.append(clause.notAction() ? ",\"NotAction\":" : ",\"Action\":");
    text.append(array(clause.actions()));
    if (!clause.resources().isEmpty()) {
      text.append(clause.notResource() ? ",\"NotResource\":" : ",\"Resource\":");
      text.append(array(clause.resources()));
    }
    if (!clause.tests().isEmpty()) {
      // One operator may hold many keys; here each test has an operator of its own.
      text.append(",\"Condition\":{");
      text.append(
          clause.tests().stream()
              .map(test ->
                  "\"%s\":{\"%s\":%s}".formatted(test.spelled(), test.key(), array(test.values())))
              .collect(Collectors.joining(",")));
      text.append('}');
    }
    return text.append('}').toString();
  }

  private static String array(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
  }
}
