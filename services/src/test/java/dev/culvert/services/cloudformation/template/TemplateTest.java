package dev.culvert.services.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reading templates, and the words in which bad ones are refused. */
final class TemplateTest {

  @Test
  void yamlAndJsonAreTheSameTemplate() {
    var yaml =
        Template.read(
            """
            AWSTemplateFormatVersion: 2010-09-09
            Resources:
              Vpc:
                Type: AWS::EC2::VPC
                Properties: {CidrBlock: 10.0.0.0/16, EnableDnsSupport: true}
              Subnet:
                Type: AWS::EC2::Subnet
                Properties: {VpcId: !Ref Vpc}
            """);
    var json =
        Template.read(
            """
            {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {
            \t"Vpc": {"Type": "AWS::EC2::VPC",
                "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsSupport": true}},
            \t"Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}}}}}
            """);
    assertThat(yaml.resources()).isEqualTo(json.resources());
    assertThat(Objects.requireNonNull(yaml.resources().get("Vpc")).properties())
        .isEqualTo(Map.of("CidrBlock", "10.0.0.0/16", "EnableDnsSupport", true));
  }

  @Test
  void resourcesComeAfterThoseTheyMention() {
    var template =
        Template.read(
            """
            Resources:
              Route: {Type: T, DependsOn: Attached, Properties: {TableId: !Ref Table}}
              Attached: {Type: T, Properties: {A: !Ref Vpc, B: {C: [!GetAtt Igw.Id]}}}
              Table: {Type: T, Properties: {Name: !Sub 'x-${Vpc}'}}
              Igw: {Type: T}
              Vpc: {Type: T}
            """);
    assertThat(References.inOrder(template))
        .extracting(Template.DeclaredResource::logicalId)
        .containsExactly("Igw", "Vpc", "Attached", "Table", "Route");
  }

  @Test
  void aCircleIsNamed() {
    assertThatThrownBy(() ->
            Template.read(
                """
                Resources:
                  A: {Type: T, Properties: {P: !Ref B}}
                  B: {Type: T, Properties: {P: !Ref A}}
                  C: {Type: T}
                """))
        .hasMessage("Circular dependency between resources: [A, B]");
  }

  @Test
  void badTemplatesAreRefusedInCloudFormationsWords() {
    refused(
        "Resources: {}", "Template format error: At least one Resources member must be defined.");
    refused("- a", "Template format error: unsupported structure.");
    refused(
        "Resources: {A: [}", "Template format error: YAML not well-formed. (line 1, column 17)");
    refused(
        "Resources: {A: {Properties: {}}}",
        "Template format error: [/Resources/A] Every Resources object must contain a Type member.");
    refused(
        "Resources: {A: {Type: T, Properties: {P: !Ref Nobody}}}",
        "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of"
            + " the template");
    refused(
        "Widgets: {}\nResources: {A: {Type: T}}",
        "Invalid template property or properties [Widgets]");
    refused(
        "Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: T}}",
        "Template format error: Culvert has no macros; it cannot apply a Transform");
  }

  @Test
  void parametersRefuseValuesThatTheyDoNotAllow() {
    var parameters =
        Template.read(
                """
                Parameters:
                  Env: {Type: String, AllowedValues: [a, b]}
                  Block: {Type: String, AllowedPattern: '[0-9.]+/16', ConstraintDescription: a /16}
                  Count: {Type: Number, MinValue: 2, MaxValue: 4}
                Resources: {A: {Type: T}}
                """)
            .parameters();
    Objects.requireNonNull(parameters.get("Env")).check("a");
    assertThatThrownBy(() -> Objects.requireNonNull(parameters.get("Env")).check("c"))
        .hasMessage("Parameter 'Env' must be one of AllowedValues");
    Objects.requireNonNull(parameters.get("Block")).check("10.0.0.0/16");
    assertThatThrownBy(() -> Objects.requireNonNull(parameters.get("Block")).check("10.0.0.0/8"))
        .hasMessage("Parameter Block failed to satisfy constraint: a /16");
    Objects.requireNonNull(parameters.get("Count")).check("3");
    assertThatThrownBy(() -> Objects.requireNonNull(parameters.get("Count")).check("x"))
        .hasMessage("Parameter 'Count' must be a number.");
    for (var outside : List.of("1", "5")) {
      assertThatThrownBy(() -> Objects.requireNonNull(parameters.get("Count")).check(outside))
          .hasMessageContaining("must be a number not");
    }
  }

  private static void refused(String template, String message) {
    assertThatThrownBy(() -> Template.read(template)).hasMessage(message);
  }
}
