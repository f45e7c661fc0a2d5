package dev.culvert.services.cloudformation.template;

import dev.culvert.services.cloudformation.template.Template.DeclaredResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What mentions what: the order in which resources are made, and names that mean nothing. */
public final class References {
  static final Pattern IN_TEXT = Pattern.compile("\\$\\{([^!{}][^{}]*)}");

  private References() {}

  /** Resources after those that they mention. */
  public static List<DeclaredResource> inOrder(Template template) {
    var done = new LinkedHashSet<String>();
    var waiting = new ArrayList<>(template.resources().keySet());
    while (!waiting.isEmpty()) {
      var ready =
          waiting.stream()
              .filter(id -> {
                var needs =
                    resourcesOf(Objects.requireNonNull(template.resources().get(id)), template);
                needs.remove(id);
                return done.containsAll(needs);
              })
              .toList();
      if (ready.isEmpty()) {
        throw new TemplateException(
            "Circular dependency between resources: " + new TreeSet<>(waiting));
      }
      done.addAll(ready);
      waiting.removeAll(ready);
    }
    var order = new ArrayList<DeclaredResource>();
    template.resources().forEach((id, resource) -> order.add(resource));
    var position = new ArrayList<>(done);
    order.sort(Comparator.comparingInt(r -> position.indexOf(r.logicalId())));
    return order;
  }

  private static Set<String> resourcesOf(DeclaredResource resource, Template template) {
    var names = new LinkedHashSet<>(resource.dependsOn());
    names(resource.properties(), names);
    names.retainAll(template.resources().keySet());
    return names;
  }

  /** Refuses names that the template does not declare. */
  static void check(Template template) {
    var known = new TreeSet<>(template.resources().keySet());
    known.addAll(template.parameters().keySet());
    var unresolved = new TreeSet<String>();
    for (var resource : template.resources().values()) {
      var names = new LinkedHashSet<>(resource.dependsOn());
      names(resource.properties(), names);
      names.removeIf(name -> known.contains(name) || name.startsWith("AWS::"));
      unresolved.addAll(names);
      resource
          .condition()
          .filter(condition -> !template.conditions().containsKey(condition))
          .ifPresent(condition -> {
            throw TemplateException.format("Unresolved condition " + condition);
          });
    }
    if (!unresolved.isEmpty()) {
      throw TemplateException.format(
          "Unresolved resource dependencies "
              + unresolved
              + " in the Resources block of the template");
    }
    for (var output : template.outputs().values()) {
      var names = new LinkedHashSet<String>();
      names(output.value(), names);
      names.removeIf(name -> known.contains(name) || name.startsWith("AWS::"));
      if (!names.isEmpty()) {
        throw TemplateException.format(
            "Unresolved resource dependencies %s in the Outputs block of the template"
                .formatted(new TreeSet<>(names)));
      }
    }
    inOrder(template);
  }

  private static void names(Object value, Set<String> into) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, inner) -> entry(String.valueOf(key), inner, into));
      case List<?> list -> list.forEach(inner -> names(inner, into));
      default -> {}
    }
  }

  private static void entry(String key, Object inner, Set<String> into) {
    switch (key) {
      case "Ref" -> into.add(String.valueOf(inner));
      case "Fn::GetAtt" -> {
        var first = inner instanceof String text ? text.split("\\.", 2)[0] : first(inner);
        into.add(first);
      }
      case "Fn::Sub" -> substituted(inner, into);
      default -> names(inner, into);
    }
  }

  private static String first(Object inner) {
    var parts = Values.list(inner);
    return parts.isEmpty() ? "" : String.valueOf(parts.getFirst());
  }

  private static void substituted(Object inner, Set<String> into) {
    var parts = Values.list(inner);
    Map<String, Object> own =
        parts.size() > 1 ? Values.asMap(parts.get(1)).orElse(Map.of()) : Map.of();
    names(own, into);
    var found = IN_TEXT.matcher(String.valueOf(parts.getFirst()));
    while (found.find()) {
      var name = found.group(1).strip();
      if (!own.containsKey(name)) {
        into.add(name.startsWith("AWS::") ? name : name.split("\\.", 2)[0]);
      }
    }
  }

  /** The arguments of all {@code Fn::ImportValue}s. */
  public static List<Object> imports(Template template) {
    var found = new ArrayList<Object>();
    template.resources().values().forEach(resource -> imports(resource.properties(), found));
    template.outputs().values().forEach(output -> imports(output.value(), found));
    return found;
  }

  private static void imports(Object value, List<Object> into) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((key, inner) -> {
            if (key.equals("Fn::ImportValue")) {
              into.add(inner);
            } else {
              imports(inner, into);
            }
          });
      case List<?> list -> list.forEach(inner -> imports(inner, into));
      default -> {}
    }
  }
}
