package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Whatever is handed in is refused in AWS's words or can be used; nothing else is ever thrown. */
class MalformedDocumentTest {
  private static final int DOCUMENTS = 5_000;

  private static final List<String> WORDS =
      List.of(
          "Version",
          "2012-10-17",
          "Id",
          "Statement",
          "Sid",
          "Effect",
          "Allow",
          "Deny",
          "Principal",
          "NotPrincipal",
          "AWS",
          "Service",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition",
          "StringLike",
          "ForAllValues:DateLessThanIfExists",
          "IfExists",
          "ForAnyValue:IfExists",
          "Null",
          "aws:SourceIp",
          "${aws:username}",
          "${",
          "${,}",
          "${aws:x, '}",
          "*",
          "arn:aws:iam::111122223333:role/x",
          "arn:aws:",
          "arn:aws:s3",
          "::::::",
          "s3:*",
          "",
          "\\u0000",
          "\\ud800",
          "😀");

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void aDamagedDocumentIsRefusedOrUsed(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < DOCUMENTS; number++) {
      StringBuilder text = new StringBuilder(document(random));
      for (int damage = random.nextInt(4); damage >= 0 && !text.isEmpty(); damage--) {
        damage(random, text);
      }
      tryAll(text.toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void anyJsonOfAPolicysWordsIsRefusedOrUsed(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < DOCUMENTS; number++) {
      tryAll(json(random, 5));
    }
  }

  private static String document(Random random) {
    RandomCase asked = RandomCase.of(random);
    return asked.documents().values().stream()
        .findFirst()
        .map(levels -> levels.getFirst().getFirst().json())
        .orElse("{}");
  }

  private static void damage(Random random, StringBuilder text) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(5)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, "{}[]\",:*?$\\\n\u0000x9".charAt(random.nextInt(15)));
      case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
      case 3 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
      default -> text.setLength(at);
    }
  }

  private static String json(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 5)) {
      case 0 -> List.of("null", "true", "0", "-1.5e300").get(random.nextInt(4));
      case 1, 2, 3, 4 -> word(random);
      case 5, 6 -> {
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (int size = random.nextInt(4); size > 0; size--) {
          array.add(json(random, depth - 1));
        }
        yield array.toString();
      }
      default -> {
        StringJoiner object = new StringJoiner(",", "{", "}");
        for (int size = random.nextInt(5); size > 0; size--) {
          object.add(word(random) + ":" + json(random, depth - 1));
        }
        yield object.toString();
      }
    };
  }

  private static String word(Random random) {
    return '"' + WORDS.get(random.nextInt(WORDS.size())) + '"';
  }

  private static void tryAll(String text) {
    for (PolicyKind kind : PolicyKind.values()) {
      try {
        use(PolicyDocument.parse(text, kind));
      } catch (PolicyRefusedException e) {
        assertThat(e.code()).isNotEmpty();
        assertThat(e).hasMessageMatching("(?s).+");
      } catch (RuntimeException e) {
        throw new AssertionError(kind + ": " + text, e);
      }
    }
  }

  private static void use(PolicyDocument document) {
    AttachedPolicy attached = AttachedPolicy.inline("p", document);
    Policies policies =
        Policies.builder().identity(attached).resource(attached).endpoint(attached).build();
    Context context = Context.builder().put("aws:username", "alice").build();
    AuthorizationRequest request =
        AuthorizationRequest.of(Asked.SESSION, Asked.ACTION, Asked.TABLE, Asked.ACCOUNT, context);
    assertThat(Authorizer.decide(request, policies).evidence().findings()).isNotEmpty();
    assertThat(document.contextKeys()).isNotNull();
    assertThat(document.defects()).isNotNull();
    assertThat(PublicAccess.of(document)).isNotNull();
    assertThat(document.bind(Map.of(Asked.ROLE_ARN, "AROAAPP000001")).principalArns())
        .isSubsetOf(document.principalArns());
    assertThat(document.textWithOrphans(Map.of())).isEqualTo(document.text());
  }

  @Test
  void depthIsBounded() {
    tryAll("[".repeat(100_000));
    tryAll("{\"Statement\":".repeat(100_000));
    tryAll("{\"Statement\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");
  }

  @Test
  void numbersAreBounded() {
    tryAll(
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
          "Condition": {"NumericEquals": {"a:b": [1e999999999, -0, 1E-999999999]}}}}\
        """);
    tryAll("1".repeat(5_000));
  }
}
