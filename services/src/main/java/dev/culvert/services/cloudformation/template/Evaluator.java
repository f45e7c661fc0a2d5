package dev.culvert.services.cloudformation.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of a template's functions, for given parameters. */
public final class Evaluator {
  /** Stands for what is only known once something has been made. */
  public static final String UNKNOWN = "{{known after it is made}}";

  private static final Object NO_VALUE = new Object();
  private static final int MAX_DEPTH = 100;

  private final Template template;
  private final Map<String, String> parameters;
  private final Surroundings surroundings;
  private final Resolved resources;
  private final Map<String, Boolean> conditions = new HashMap<>();
  private int depth;

  /**
   * @param parameters every parameter's text, checked
   */
  public Evaluator(
      Template template,
      Map<String, String> parameters,
      Surroundings surroundings,
      Resolved resources) {
    this.template = template;
    this.parameters = parameters;
    this.surroundings = surroundings;
    this.resources = resources;
  }

  /** Whether a condition holds; no condition always does. */
  public boolean holds(Optional<String> condition) {
    return condition.map(this::condition).orElse(true);
  }

  /** The properties of a resource, with all functions done. */
  public Map<String, Object> properties(Map<String, Object> written) {
    return Values.asMap(of(written)).orElse(Map.of());
  }

  /** The value of an expression. */
  public Object of(Object expression) {
    if (++depth > MAX_DEPTH) {
      throw TemplateException.error("functions are nested more than " + MAX_DEPTH + " deep");
    }
    try {
      return switch (expression) {
        case List<?> list -> list(list);
        case Map<?, ?> map when function(map).isPresent() ->
            call(function(map).orElseThrow(), map.values().iterator().next());
        case Map<?, ?> map -> map(map);
        default -> expression;
      };
    } finally {
      depth--;
    }
  }

  private static Optional<String> function(Map<?, ?> map) {
    if (map.size() != 1) {
      return Optional.empty();
    }
    var name = String.valueOf(map.keySet().iterator().next());
    return name.equals("Ref") || name.startsWith("Fn::") ? Optional.of(name) : Optional.empty();
  }

  private List<Object> list(List<?> list) {
    var done = new ArrayList<Object>();
    for (var item : list) {
      var value = of(item);
      if (!value.equals(NO_VALUE)) {
        done.add(value);
      }
    }
    return done;
  }

  private Map<String, Object> map(Map<?, ?> map) {
    var done = new LinkedHashMap<String, Object>();
    map.forEach((key, item) -> {
      var value = of(item);
      if (!value.equals(NO_VALUE)) {
        done.put(String.valueOf(key), value);
      }
    });
    return done;
  }

  private Object call(String function, Object argument) {
    return switch (function) {
      case "Ref" -> ref(Values.text(argument));
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(arguments(argument, 2, function));
      case "Fn::Select" -> select(arguments(argument, 2, function));
      case "Fn::Split" -> split(arguments(argument, 2, function));
      case "Fn::FindInMap" -> find(arguments(argument, 3, function));
      case "Fn::If" -> {
        var parts = raw(argument, 3, function);
        yield of(condition(Values.text(parts.getFirst())) ? parts.get(1) : parts.get(2));
      }
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" -> logical(Map.of(function, argument));
      case "Fn::Cidr" -> Cidrs.of(Values.list(of(argument)));
      case "Fn::GetAZs" -> zones(of(argument));
      case "Fn::ImportValue" -> imported(Values.text(of(argument)));
      case "Fn::Base64" ->
          Base64.getEncoder()
              .encodeToString(Values.text(of(argument)).getBytes(StandardCharsets.UTF_8));
      default -> throw TemplateException.error("Culvert does not know the function " + function);
    };
  }

  private Object ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return NO_VALUE;
    }
    if (name.equals("AWS::NotificationARNs")) {
      return List.of();
    }
    var pseudo = surroundings.pseudo(name);
    if (pseudo.isPresent()) {
      return pseudo.get();
    }
    var declared = template.parameters().get(name);
    if (declared != null) {
      return declared.value(parameters.getOrDefault(name, ""));
    }
    absent(name);
    return resources.ref(name).orElse(UNKNOWN);
  }

  private Object attribute(Object argument) {
    var parts =
        argument instanceof String text
            ? List.<Object>of((Object[]) text.split("\\.", 2))
            : Values.list(argument);
    if (parts.size() != 2) {
      throw TemplateException.error("every Fn::GetAtt object requires two non-empty parameters");
    }
    var name = Values.text(parts.getFirst());
    if (!template.resources().containsKey(name)) {
      throw TemplateException.error("instance of Fn::GetAtt references undefined resource " + name);
    }
    absent(name);
    return resources.attribute(name, Values.text(of(parts.get(1)))).orElse(UNKNOWN);
  }

  /** A resource whose condition is false cannot be referred to. */
  private void absent(String name) {
    var declared = template.resources().get(name);
    if (declared != null && !holds(declared.condition())) {
      throw TemplateException.format(
          "Unresolved resource dependencies [%s] in the Resources block of the template"
              .formatted(name));
    }
  }

  private String substitute(Object argument) {
    var parts = Values.list(argument);
    Map<String, Object> own =
        parts.size() > 1 ? Values.asMap(parts.get(1)).orElse(Map.of()) : Map.of();
    var text = Values.text(parts.getFirst());
    var out = new StringBuilder();
    var found = References.IN_TEXT.matcher(text);
    while (found.find()) {
      var name = found.group(1).strip();
      Object value;
      if (own.containsKey(name)) {
        value = of(own.get(name));
      } else if (name.contains(".") && !name.startsWith("AWS::")) {
        value = attribute(name);
      } else {
        value = ref(name);
      }
      found.appendReplacement(out, Matcher.quoteReplacement(Values.text(value)));
    }
    return found.appendTail(out).toString().replace("${!", "${");
  }

  private static String join(List<Object> parts) {
    return Values.list(parts.get(1)).stream()
        .map(Values::text)
        .collect(Collectors.joining(Values.text(parts.getFirst())));
  }

  private static Object select(List<Object> parts) {
    var index = Integer.parseInt(Values.text(parts.getFirst()));
    if (parts.get(1).equals(UNKNOWN)) {
      return UNKNOWN;
    }
    var list = Values.list(parts.get(1));
    if (index < 0 || index >= list.size()) {
      throw TemplateException.error("Fn::Select cannot select nonexistent value at index " + index);
    }
    return list.get(index);
  }

  private static Object split(List<Object> parts) {
    var delimiter = Values.text(parts.getFirst());
    var text = Values.text(parts.get(1));
    return text.equals(UNKNOWN)
        ? UNKNOWN
        : List.of((Object[]) text.split(Pattern.quote(delimiter), -1));
  }

  private Object find(List<Object> parts) {
    Object at = template.mappings();
    for (var key : parts) {
      var map = Values.asMap(at).orElse(Map.of());
      at = map.getOrDefault(Values.text(key), NO_VALUE);
      if (at.equals(NO_VALUE)) {
        throw TemplateException.error(
            "Unable to get mapping for "
                + parts.stream().map(Values::text).collect(Collectors.joining("::")));
      }
    }
    return at;
  }

  private Object zones(Object region) {
    var asked = region.equals("") ? surroundings.region() : Values.text(region);
    if (!asked.equals(surroundings.region())) {
      throw TemplateException.error(
          "Fn::GetAZs is answered for the stack's own region alone, not for " + asked);
    }
    return surroundings.zones().get();
  }

  private String imported(String name) {
    return Optional.ofNullable(surroundings.exports().get(name))
        .orElseThrow(() -> new TemplateException("No export named " + name + " found."));
  }

  private List<Object> arguments(Object argument, int count, String function) {
    return raw(argument, count, function).stream().map(this::of).toList();
  }

  private static List<Object> raw(Object argument, int count, String function) {
    var parts = Values.list(argument);
    if (parts.size() != count) {
      throw TemplateException.error(function + " requires a list of " + count + " arguments");
    }
    return parts;
  }

  private boolean condition(String name) {
    var known = conditions.get(name);
    if (known != null) {
      return known;
    }
    var expression = template.conditions().get(name);
    if (expression == null) {
      throw TemplateException.format("Unresolved condition dependency " + name);
    }
    if (++depth > MAX_DEPTH) {
      throw TemplateException.format("Circular condition dependency " + name);
    }
    var holds = logical(expression);
    depth--;
    conditions.put(name, holds);
    return holds;
  }

  private boolean logical(Object expression) {
    var map = Values.asMap(expression).orElse(Map.of());
    if (map.size() != 1) {
      throw TemplateException.format("Conditions can only be boolean operations");
    }
    var function = map.keySet().iterator().next();
    var argument = map.getOrDefault(function, "");
    return switch (function) {
      case "Condition" -> condition(Values.text(argument));
      case "Fn::Equals" -> {
        var parts = arguments(argument, 2, function);
        yield String.valueOf(parts.getFirst()).equals(String.valueOf(parts.get(1)));
      }
      case "Fn::Not" -> !logical(raw(argument, 1, function).getFirst());
      case "Fn::And" -> Values.list(argument).stream().allMatch(this::logical);
      case "Fn::Or" -> Values.list(argument).stream().anyMatch(this::logical);
      default -> throw TemplateException.format("Conditions can only be boolean operations");
    };
  }
}
