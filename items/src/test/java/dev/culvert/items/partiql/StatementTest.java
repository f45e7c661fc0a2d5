package dev.culvert.items.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StatementTest {
  static Stream<Arguments> refusals() throws IOException {
    try (InputStream in = StatementTest.class.getResourceAsStream("refusals.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> {
            int bar = line.indexOf(" | ");
            return Arguments.of(line.substring(0, bar), line.substring(bar + 3));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefused(String statement, String why) {
    assertThatThrownBy(() -> read(statement))
        .isInstanceOf(ValidationException.class)
        .extracting(refusal -> ((ValidationException) refusal).message().stripTrailing())
        .isEqualTo(why.stripTrailing());
  }

  @Test
  void anInsertedItemHasAllTypes() {
    var insert =
        (Statement.Insert)
            read(
                "INSERT INTO Tab VALUE {'s': 'it''s', 'n': -1.50, 't': true, 'u': null, 'l': [1,"
                    + " [2]], 'm': {'k': 'v'}, 'ss': <<'b', 'a'>>, 'ns': <<2, 1>>, 'p': ?}",
                new AttributeValue.S("given"));
    assertThat(json(insert.item()))
        .isEqualTo(
            "{'l':{'L':[{'N':'1'},{'L':[{'N':'2'}]}]},'m':{'M':{'k':{'S':'v'}}},'n':{'N':'-1.5'},"
                + "'ns':{'NS':['1','2']},'p':{'S':'given'},'s':{'S':'it's'},'ss':{'SS':['a','b']},"
                + "'t':{'BOOL':true},'u':{'NULL':true}}");
  }

  @Test
  void parametersAreTakenInTheirOrder() {
    var select =
        (Statement.Select)
            read(
                "SELECT * FROM Tab WHERE a = ? AND b IN [?, 'x']",
                new AttributeValue.S("1"),
                new AttributeValue.S("2"));
    var where = Objects.requireNonNull(select.where());
    assertThat(where.holds(item("a", "1", "b", "2"))).isTrue();
    assertThat(where.holds(item("a", "1", "b", "x"))).isTrue();
    assertThat(where.holds(item("a", "2", "b", "1"))).isFalse();
    assertThatThrownBy(() -> read("SELECT * FROM Tab WHERE a = ?"))
        .hasMessage("Number of parameters in request and statement don't match.");
  }

  @Test
  void columnsGoByTheirLastName() {
    var select = (Statement.Select) read("SELECT a.b, c[1], d.e[0] FROM Tab");
    var columns = Objects.requireNonNull(select.columns());
    var item =
        ((Statement.Insert)
                read("INSERT INTO Tab VALUE {'a': {'b': 1}, 'c': [2, 3], 'd': {'e': [4]}, 'f': 5}"))
            .item();
    assertThat(json(columns.of(item)))
        .isEqualTo("{'b':{'N':'1'},'c[1]':{'N':'3'},'e[0]':{'N':'4'}}");
  }

  @Test
  void updatesChangeItems() {
    var update =
        (Statement.Update)
            read(
                "UPDATE Tab SET n = n + 1, l = list_append(l, ['z']) SET s = set_add(s, <<'c'>>)"
                    + " REMOVE r WHERE pk = 'a' RETURNING MODIFIED OLD *");
    assertThat(update.returning()).isEqualTo(ReturnValues.UPDATED_OLD);
    var item =
        ((Statement.Insert)
                read("INSERT INTO Tab VALUE {'n': 1, 'l': ['a'], 's': <<'a'>>, 'r': 0}"))
            .item();
    assertThat(json(update.changes().apply(item)))
        .isEqualTo("{'l':{'L':[{'S':'a'},{'S':'z'}]},'n':{'N':'2'},'s':{'SS':['a','c']}}");
  }

  private static Statement read(String statement, AttributeValue... parameters) {
    return Statement.of(statement, List.of(parameters));
  }

  private static Item item(String... namesAndTexts) {
    Item item = Item.empty();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      item = item.with(namesAndTexts[i], new AttributeValue.S(namesAndTexts[i + 1]));
    }
    return item;
  }

  private static String json(Item item) {
    return new String(ItemJson.encode(item), StandardCharsets.UTF_8).replace('"', '\'');
  }
}
