package dev.culvert.services.iam;

import dev.culvert.network.IpAddress;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Context;
import dev.culvert.policy.ContextValue;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.shapes.iam.ContextEntry;
import dev.culvert.wire.aws.AwsException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the simulator is given, as the evaluator wants it. */
final class SimulationInput {
  private SimulationInput() {}

  /**
   * @param list as the API calls the parameter; the policies are called {@code list.1}, …
   */
  static List<AttachedPolicy> policies(
      String list, @Nullable List<String> documents, PolicyKind kind) {
    var policies = new ArrayList<AttachedPolicy>();
    for (var document : Objects.requireNonNullElse(documents, List.<String>of())) {
      policies.add(
          AttachedPolicy.inline(list + "." + (policies.size() + 1), document(document, kind)));
    }
    return policies;
  }

  static PolicyDocument document(String text, PolicyKind kind) {
    try {
      return PolicyDocument.parse(text, kind);
    } catch (PolicyRefusedException refusal) {
      throw new AwsException(
          "InvalidInput", Objects.requireNonNullElse(refusal.getMessage(), ""), 400);
    }
  }

  static Context context(@Nullable List<ContextEntry> entries) {
    var context = Context.builder();
    for (var entry : Objects.requireNonNullElse(entries, List.<ContextEntry>of())) {
      var name = IamErrors.required(entry.contextKeyName, "contextEntries.member.contextKeyName");
      var type = Objects.requireNonNullElse(entry.contextKeyType, "string");
      var values = Objects.requireNonNullElse(entry.contextKeyValues, List.<String>of());
      if (type.endsWith("List")) {
        var single = type.substring(0, type.length() - "List".length());
        context.put(
            name,
            new ContextValue.Several(
                values.stream().map(value -> value(name, single, value)).toList()));
      } else if (values.size() == 1) {
        context.put(name, value(name, type, values.getFirst()));
      } else {
        throw invalid(name, type, String.join(",", values));
      }
    }
    return context.build();
  }

  private static ContextValue.Single value(String name, String type, String text) {
    try {
      return switch (type) {
        case "string", "binary" -> new ContextValue.Text(text);
        case "numeric" -> new ContextValue.Numeric(Long.parseLong(text));
        case "boolean" -> new ContextValue.Flag(Boolean.parseBoolean(text));
        case "ip" -> new ContextValue.Address(IpAddress.parse(text));
        case "date" -> new ContextValue.Moment(Instant.parse(text));
        default -> throw invalid(name, type, text);
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw invalid(name, type, text);
    }
  }

  private static AwsException invalid(String name, String type, String text) {
    return new AwsException(
        "InvalidInput",
        "Invalid value `%s` of type %s for the context key %s.".formatted(text, type, name),
        400);
  }
}
