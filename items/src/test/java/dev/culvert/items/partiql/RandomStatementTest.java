package dev.culvert.items.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is written, a statement is read or refused in DynamoDB's way: nothing else comes out.
 */
final class RandomStatementTest {
  private static final int STATEMENTS = 5_000;

  private static final List<String> WORDS =
      List.of(
          "SELECT",
          "*",
          "FROM",
          "WHERE",
          "AND",
          "OR",
          "NOT",
          "IN",
          "BETWEEN",
          "IS",
          "MISSING",
          "NULL",
          "ORDER BY",
          "DESC",
          "INSERT INTO",
          "VALUE",
          "UPDATE",
          "SET",
          "REMOVE",
          "DELETE",
          "RETURNING",
          "ALL OLD",
          "MODIFIED NEW",
          "EXISTS",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "<<",
          ">>",
          ",",
          ".",
          ":",
          "=",
          "<>",
          "<",
          ">=",
          "+",
          "-",
          "*",
          "||",
          "?",
          "'a'",
          "\"Tab\"",
          "Tab",
          "pk",
          "sk",
          "a",
          "1",
          "1.5e3",
          "-7",
          "true",
          "begins_with",
          "size",
          "contains",
          "list_append",
          "set_add",
          "--",
          "/*",
          "*/",
          ";",
          "\u00e9",
          "'",
          "\"",
          "@",
          "LIKE");

  private static final List<String> STATEMENTS_TO_SPOIL =
      List.of(
          "SELECT a, b.c[0] FROM \"Tab\".\"idx\" WHERE pk = 'a' AND (x > 5 OR NOT y IN [1, ?])"
              + " ORDER BY sk DESC",
          "INSERT INTO Tab VALUE {'pk': 'a', 'm': {'l': [1, <<'x'>>, null]}, 'q': ?}",
          "UPDATE Tab SET a = if_not_exists(a, 0) + 1, b = list_append(b, [2]) REMOVE c WHERE"
              + " pk = 'a' AND size(d) BETWEEN 1 AND 9 RETURNING ALL NEW *",
          "DELETE FROM Tab WHERE pk = 'a' AND attribute_type(b, 'S') RETURNING ALL OLD *",
          "EXISTS(SELECT * FROM Tab WHERE pk = 'a' AND b IS NOT MISSING)");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260604, 77})
  void randomWords(long seed) {
    RandomGenerator random = random(seed);
    for (int i = 0; i < STATEMENTS; i++) {
      StringBuilder text = new StringBuilder();
      int words = random.nextInt(1, 24);
      for (int word = 0; word < words; word++) {
        text.append(pick(random, WORDS)).append(random.nextInt(4) == 0 ? "" : " ");
      }
      readOrRefuse(text.toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2, 20260605, 78})
  void spoiltStatements(long seed) {
    RandomGenerator random = random(seed);
    int read = 0;
    for (int i = 0; i < STATEMENTS; i++) {
      StringBuilder text = new StringBuilder(pick(random, STATEMENTS_TO_SPOIL));
      int spoilings = random.nextInt(0, 4);
      for (int spoiling = 0; spoiling < spoilings; spoiling++) {
        int at = random.nextInt(Math.max(1, text.length() - 1));
        switch (random.nextInt(3)) {
          case 0 -> text.delete(at, at + 1);
          case 1 -> text.insert(at, pick(random, WORDS));
          default -> text.setLength(Math.min(text.length(), at + 1));
        }
      }
      read += readOrRefuse(text.toString()) ? 1 : 0;
    }
    assertThat(read).as("statements that were not spoilt").isGreaterThan(STATEMENTS / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{'a':", "NOT ", "-", "size("})
  void depthIsRefusedBeforeTheStackIsFull(String open) {
    readOrRefuse("SELECT * FROM Tab WHERE a = " + open.repeat(Statement.MAX_LENGTH));
    readOrRefuse(open.repeat(Statement.MAX_LENGTH));
  }

  /** True if it was read; what was read can be asked about an item. */
  private static boolean readOrRefuse(String text) {
    try {
      Statement statement = Statement.of(text, List.of(AttributeValue.N.of(5)));
      if (statement instanceof Statement.Select select && select.where() != null) {
        assertThat(select.where().attributes()).isNotNull();
        select.where().holds(Item.empty());
      }
      return true;
    } catch (ValidationException refused) {
      assertThat(refused.message()).isNotEmpty();
      return false;
    } catch (RuntimeException | StackOverflowError bug) {
      return fail("reading `" + text + "`", bug);
    }
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static <T> T pick(RandomGenerator random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
