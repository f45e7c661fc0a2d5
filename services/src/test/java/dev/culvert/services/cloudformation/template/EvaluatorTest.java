package dev.culvert.services.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The functions of templates, on a template whose VPC is there and whose table is not. */
final class EvaluatorTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Env: {Type: String, Default: test}
        Zones: {Type: CommaDelimitedList, Default: 'a, b'}
      Mappings:
        Sizes: {test: {Bits: '8'}, prod: {Bits: '4'}}
      Conditions:
        Prod: !Equals [!Ref Env, prod]
        NotProd: !Not [!Condition Prod]
        Both: !And [!Condition NotProd, !Equals [a, a]]
        Either: !Or [!Condition Prod, !Equals [a, b]]
      Resources:
        Vpc: {Type: 'AWS::EC2::VPC'}
        Table: {Type: 'AWS::DynamoDB::Table'}
        Only: {Type: 'AWS::EC2::VPC', Condition: Prod}
      """;

  private static final Resolved RESOURCES =
      new Resolved() {
        @Override
        public Optional<Object> ref(String logicalId) {
          return Optional.of(logicalId).filter("Vpc"::equals).map(id -> "vpc-1");
        }

        @Override
        public Optional<Object> attribute(String logicalId, String attribute) {
          return Optional.of(logicalId)
              .filter("Vpc"::equals)
              .map(id -> attribute.equals("Blocks") ? List.of("b1", "b2") : "10.0.0.0/16");
        }
      };

  @Test
  void refNamesParametersResourcesAndPseudoParameters() {
    assertThat(value("!Ref Env")).isEqualTo("test");
    assertThat(value("!Ref Zones")).isEqualTo(List.of("a", "b"));
    assertThat(value("!Ref Vpc")).isEqualTo("vpc-1");
    assertThat(value("!Ref AWS::Region")).isEqualTo("eu-west-1");
    assertThat(value("!Ref Table")).isEqualTo(Evaluator.UNKNOWN);
  }

  @Test
  void getAttTakesADotOrAList() {
    assertThat(value("!GetAtt Vpc.CidrBlock")).isEqualTo("10.0.0.0/16");
    assertThat(value("{'Fn::GetAtt': [Vpc, Blocks]}")).isEqualTo(List.of("b1", "b2"));
    assertThat(value("{'Fn::GetAtt': Vpc.CidrBlock}")).isEqualTo("10.0.0.0/16");
  }

  @Test
  void subReplacesNamesAttributesItsOwnVariablesAndNothingElse() {
    assertThat(value("!Sub '${AWS::StackName}-${Env}-${Vpc}-${Vpc.CidrBlock}-${!Kept}'"))
        .isEqualTo("net-test-vpc-1-10.0.0.0/16-${Kept}");
    assertThat(value("!Sub ['${A}/${Env}', {A: !Ref Vpc}]")).isEqualTo("vpc-1/test");
  }

  @Test
  void listsAreJoinedSplitAndSelectedFrom() {
    assertThat(value("!Join ['-', [a, !Ref Env, 3]]")).isEqualTo("a-test-3");
    assertThat(value("!Join [',', !GetAtt Vpc.Blocks]")).isEqualTo("b1,b2");
    assertThat(value("!Split ['.', a.b.c]")).isEqualTo(List.of("a", "b", "c"));
    assertThat(value("!Select ['1', [a, b]]")).isEqualTo("b");
    assertThatThrownBy(() -> value("!Select [2, [a, b]]"))
        .hasMessageContaining("Fn::Select cannot select nonexistent value at index 2");
  }

  @Test
  void mappingsAreLookedUpByTwoKeys() {
    assertThat(value("!FindInMap [Sizes, !Ref Env, Bits]")).isEqualTo("8");
    assertThatThrownBy(() -> value("!FindInMap [Sizes, dev, Bits]"))
        .hasMessage("Template error: Unable to get mapping for Sizes::dev::Bits");
  }

  @Test
  void conditionsChoose() {
    assertThat(value("!If [Prod, a, b]")).isEqualTo("b");
    assertThat(value("!If [Both, a, b]")).isEqualTo("a");
    assertThat(value("!If [Either, a, b]")).isEqualTo("b");
    assertThat(value("{kept: 1, left: !If [Prod, 2, !Ref 'AWS::NoValue']}"))
        .isEqualTo(Map.of("kept", 1L));
  }

  @Test
  void whatAConditionLeavesOutCannotBeReferredTo() {
    assertThatThrownBy(() -> value("!Ref Only"))
        .hasMessageContaining("Unresolved resource dependencies [Only]");
  }

  @Test
  void blocksAreCutIntoBlocks() {
    assertThat(value("!Cidr [10.0.0.0/16, 3, 8]"))
        .isEqualTo(List.of("10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"));
    assertThat(value("!Select [1, !Cidr ['2600:1f16::/56', 2, 64]]"))
        .isEqualTo("2600:1f16:0:1:0:0:0:0/64");
    assertThatThrownBy(() -> value("!Cidr [10.0.0.0/24, 4, 8]")).hasMessageContaining("Fn::Cidr");
  }

  @Test
  void whatIsOutsideTheTemplateIsAskedFor() {
    assertThat(value("!GetAZs ''")).isEqualTo(List.of("eu-west-1a", "eu-west-1b"));
    assertThat(value("!ImportValue shared-vpc")).isEqualTo("vpc-9");
    assertThat(value("!ImportValue {'Fn::Sub': 'shared-${Env}'}")).isEqualTo("vpc-test");
    assertThatThrownBy(() -> value("!ImportValue nobody"))
        .hasMessage("No export named nobody found.");
  }

  @Test
  void textIsEncoded() {
    assertThat(value("{'Fn::Base64': !Sub 'env=${Env}'}")).isEqualTo("ZW52PXRlc3Q=");
  }

  @Test
  void anUnknownFunctionIsRefused() {
    assertThatThrownBy(() -> value("!Transform {Name: Include}"))
        .hasMessageContaining("Culvert does not know the function Fn::Transform");
  }

  private static Object value(String expression) {
    var template = Template.read(TEMPLATE + "Outputs:\n  Asked: {Value: " + expression + "}\n");
    var around =
        new Surroundings(
            "111122223333",
            "eu-west-1",
            "net",
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/net/1",
            () -> List.of("eu-west-1a", "eu-west-1b"),
            Map.of("shared-vpc", "vpc-9", "shared-test", "vpc-test"));
    var output = template.outputs().values().iterator().next();
    return new Evaluator(template, Map.of("Env", "test", "Zones", "a, b"), around, RESOURCES)
        .of(output.value());
  }
}
