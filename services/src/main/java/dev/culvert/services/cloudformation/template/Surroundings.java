package dev.culvert.services.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the functions of a template may look at outside it.
 *
 * @param zones of the region
 * @param exports of the account's other stacks in the region
 */
public record Surroundings(
    String account,
    String region,
    String stackName,
    String stackId,
    Supplier<List<String>> zones,
    Map<String, String> exports) {

  Optional<String> pseudo(String name) {
    return switch (name) {
      case "AWS::AccountId" -> Optional.of(account);
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::Region" -> Optional.of(region);
      case "AWS::StackId" -> Optional.of(stackId);
      case "AWS::StackName" -> Optional.of(stackName);
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      default -> Optional.empty();
    };
  }
}
