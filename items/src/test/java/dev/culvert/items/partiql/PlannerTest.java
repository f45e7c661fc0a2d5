package dev.culvert.items.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.Query;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.KeySchema;
import dev.culvert.items.table.LocalIndex;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableSchema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A table with a partition and a sort key, and a local index on another attribute. */
final class PlannerTest {
  private final Planner planner =
      new Planner(
          new TableAddress("000000000000", "us-east-1", "Tab"),
          new TableSchema(
              List.of(
                  new AttributeDefinition("pk", ScalarType.S),
                  new AttributeDefinition("sk", ScalarType.S),
                  new AttributeDefinition("l", ScalarType.S)),
              new KeySchema(List.of("pk"), List.of("sk")),
              List.of(
                  new LocalIndex(
                      1, "lsi", new KeySchema(List.of("pk"), List.of("l")), Projection.KEYS_ONLY)),
              List.of()));

  @Test
  void anEqualityOnThePartitionKeyIsAQuery() {
    var query = query("SELECT * FROM Tab WHERE 'a' = pk AND x = 1");
    assertThat(query.keyConditions()).hasSize(1);
    assertThat(filter(query).attributes()).containsExactly("x");
  }

  @Test
  void theSortKeyNarrowsItAndTheRestFilters() {
    var query = query("SELECT * FROM Tab WHERE pk = 'a' AND sk > 'b' AND sk < 'd'");
    assertThat(query.keyConditions()).hasSize(2);
    assertThat(filter(query).attributes()).as("filters may not name keys").isEmpty();
  }

  @Test
  void severalPartitionsAreSeveralQueries() {
    assertThat(queries("SELECT * FROM Tab WHERE pk IN ['a', 'b', 'a']")).hasSize(2);
    assertThat(queries("SELECT * FROM Tab WHERE (pk = 'a' OR pk = 'b') AND x = 1")).hasSize(2);
  }

  @Test
  void everythingElseIsAScan() {
    for (var where : List.of("", "WHERE sk = 'a'", "WHERE pk > 'a'", "WHERE pk = 'a' OR x = 1")) {
      assertThat(plan("SELECT * FROM Tab " + where)).isInstanceOf(Plan.Everything.class);
    }
  }

  @Test
  void anOrderNeedsAPartition() {
    assertThat(query("SELECT * FROM Tab WHERE pk = 'a' ORDER BY sk DESC").forward()).isFalse();
    assertThatThrownBy(() -> plan("SELECT * FROM Tab WHERE sk = 'a' ORDER BY sk"))
        .hasMessageStartingWith("Must have at least one non-optional hash key condition");
    assertThatThrownBy(() -> plan("SELECT * FROM Tab WHERE pk = 'a' ORDER BY x"))
        .hasMessage("Variable reference x in ORDER BY clause must be part of the primary key");
  }

  @Test
  void anIndexHasItsOwnKey() {
    var query = query("SELECT * FROM Tab.lsi WHERE pk = 'a' AND begins_with(l, 'x')");
    assertThat(query.index()).isEqualTo("lsi");
    assertThat(query.keyConditions()).hasSize(2);
    assertThatThrownBy(() -> plan("SELECT * FROM Tab.lsi WHERE pk = 'a' AND x = 1"))
        .hasMessageEndingWith(
            "Secondary index lsi does not project one or more filter attributes: [x]");
    assertThatThrownBy(() -> plan("SELECT * FROM Tab.nope"))
        .hasMessage("The table does not have the specified index");
  }

  @Test
  void aWriteNamesItsWholeKey() {
    var single =
        planner.written(read("UPDATE Tab SET x = 1 WHERE sk = 'b' AND y = 2 AND pk = 'a'"));
    assertThat(single.key()).containsOnlyKeys("pk", "sk");
    assertThat(single.rest().terms()).hasSize(1);
    assertThatThrownBy(() -> planner.written(read("DELETE FROM Tab WHERE pk = 'a'")))
        .hasMessage("Where clause does not contain a mandatory equality on all key attributes");
    assertThatThrownBy(() -> planner.written(read("DELETE FROM Tab WHERE pk = 5 AND sk = 'a'")))
        .hasMessage(
            "Key attribute's data type should match its data type in table's schema: Key pk");
  }

  private static ItemCondition filter(Query query) {
    return Objects.requireNonNull(query.filter(), "what the key cannot meet is filtered");
  }

  private Query query(String statement) {
    assertThat(queries(statement)).hasSize(1);
    return queries(statement).getFirst();
  }

  private List<Query> queries(String statement) {
    return ((Plan.Partitions) plan(statement)).queries();
  }

  private Plan plan(String statement) {
    return planner.plan((Statement.Select) read(statement), null, false);
  }

  private static Statement read(String statement) {
    return Statement.of(statement, List.of());
  }
}
