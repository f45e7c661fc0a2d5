package dev.culvert.services.cloudformation.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template as written: nothing in it is evaluated yet.
 *
 * @param conditions by name, as expressions
 */
public record Template(
    String text,
    Optional<String> description,
    Map<String, DeclaredParameter> parameters,
    Map<String, Object> mappings,
    Map<String, Object> conditions,
    Map<String, DeclaredResource> resources,
    Map<String, DeclaredOutput> outputs) {
  private static final int MAX_RESOURCES = 500;
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Rules",
          "Resources",
          "Outputs");

  /** One resource to make. */
  public record DeclaredResource(
      String logicalId,
      String type,
      Map<String, Object> properties,
      List<String> dependsOn,
      Optional<String> condition,
      String deletionPolicy,
      String updateReplacePolicy) {}

  /** One value to tell. */
  public record DeclaredOutput(
      String name,
      Object value,
      Optional<String> description,
      Optional<Object> exportName,
      Optional<String> condition) {}

  /**
   * Reads a template.
   *
   * @throws TemplateException in CloudFormation's words
   */
  public static Template read(String text) {
    var root = TemplateText.read(text);
    for (var section : root.keySet()) {
      if (section.equals("Transform")) {
        throw TemplateException.format("Culvert has no macros; it cannot apply a Transform");
      }
      if (!SECTIONS.contains(section)) {
        throw new TemplateException("Invalid template property or properties [" + section + "]");
      }
    }
    if (root.containsKey("Rules")) {
      throw TemplateException.format("Culvert does not check Rules; leave them out");
    }
    var template =
        new Template(
            text,
            Optional.ofNullable(root.get("Description")).map(Values::text),
            parameters(section(root, "Parameters")),
            section(root, "Mappings"),
            section(root, "Conditions"),
            resources(section(root, "Resources")),
            outputs(section(root, "Outputs")));
    References.check(template);
    return template;
  }

  /** Refuses an attribute that a type does not have. */
  public static TemplateException noAttribute(String type, String attribute) {
    return TemplateException.error(
        "resource of type %s does not support attribute type %s in Fn::GetAtt"
            .formatted(type, attribute));
  }

  private static Map<String, Object> section(Map<String, Object> root, String name) {
    var section = root.getOrDefault(name, Map.of());
    return Values.asMap(section)
        .orElseThrow(() -> TemplateException.format(name + " must be an object"));
  }

  private static Map<String, DeclaredParameter> parameters(Map<String, Object> section) {
    var parameters = new LinkedHashMap<String, DeclaredParameter>();
    section.forEach((name, value) -> parameters.put(name, DeclaredParameter.of(name, value)));
    return parameters;
  }

  private static Map<String, DeclaredResource> resources(Map<String, Object> section) {
    if (section.isEmpty()) {
      throw TemplateException.format("At least one Resources member must be defined.");
    }
    if (section.size() > MAX_RESOURCES) {
      throw TemplateException.format(
          "Number of resources, %d, is greater than maximum allowed, %d"
              .formatted(section.size(), MAX_RESOURCES));
    }
    var resources = new LinkedHashMap<String, DeclaredResource>();
    section.forEach((id, value) -> resources.put(id, resource(id, value)));
    return resources;
  }

  private static DeclaredResource resource(String id, Object value) {
    var fields =
        Values.asMap(value)
            .orElseThrow(() ->
                TemplateException.format("[/Resources/" + id + "] resource is not an object"));
    if (!id.matches("[a-zA-Z0-9]{1,255}")) {
      throw TemplateException.format("Resource name " + id + " is non alphanumeric.");
    }
    if (!fields.containsKey("Type")) {
      throw TemplateException.format(
          "[/Resources/%s] Every Resources object must contain a Type member.".formatted(id));
    }
    for (var field : List.of("CreationPolicy", "UpdatePolicy")) {
      if (fields.containsKey(field)) {
        throw TemplateException.format(
            "[/Resources/%s] Culvert has no %s; leave it out".formatted(id, field));
      }
    }
    var dependsOn = new ArrayList<String>();
    Values.list(fields.getOrDefault("DependsOn", List.of()))
        .forEach(other -> dependsOn.add(Values.text(other)));
    var deletion = Values.text(fields.getOrDefault("DeletionPolicy", "Delete"));
    return new DeclaredResource(
        id,
        Values.text(fields.getOrDefault("Type", "")),
        Values.asMap(fields.getOrDefault("Properties", Map.of()))
            .orElseThrow(
                () -> TemplateException.format("[/Resources/" + id + "] Properties: no object")),
        List.copyOf(dependsOn),
        Optional.ofNullable(fields.get("Condition")).map(Values::text),
        deletion,
        Values.text(fields.getOrDefault("UpdateReplacePolicy", "Delete")));
  }

  private static Map<String, DeclaredOutput> outputs(Map<String, Object> section) {
    var outputs = new LinkedHashMap<String, DeclaredOutput>();
    section.forEach((name, value) -> {
      var fields = Values.asMap(value).orElse(Map.of());
      if (!fields.containsKey("Value")) {
        throw TemplateException.format("Output " + name + " is malformed. Value is required.");
      }
      outputs.put(
          name,
          new DeclaredOutput(
              name,
              fields.getOrDefault("Value", ""),
              Optional.ofNullable(fields.get("Description")).map(Values::text),
              Optional.ofNullable(fields.get("Export"))
                  .flatMap(Values::asMap)
                  .map(export -> export.getOrDefault("Name", "")),
              Optional.ofNullable(fields.get("Condition")).map(Values::text)));
    });
    return outputs;
  }
}
