package dev.culvert.items.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.IndexStatus;
import dev.culvert.items.table.KeySchema;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ProvisionedThroughput;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowLayoutTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              new AttributeDefinition("g", ScalarType.S),
              new AttributeDefinition("h", ScalarType.N),
              new AttributeDefinition("pk", ScalarType.S),
              new AttributeDefinition("sk", ScalarType.N)),
          new KeySchema(List.of("pk"), List.of("sk")),
          List.of(),
          List.of());

  private final RowLayout table = RowLayout.of(7, SCHEMA);

  @Test
  void numbersOrderByTheirValue() {
    List<String> ascending =
        List.of("-1E125", "-100", "-2.5", "-2.4999", "0", "1E-130", "1", "9", "10", "9E125");
    List<byte[]> keys = ascending.stream().map(number -> key("p", number)).toList();
    assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @Test
  void stringsOrderByTheirUtf8BytesEvenWithZerosInThem() {
    RowLayout index = index(List.of("pk"), List.of("g"));
    List<String> ascending =
        List.of("", "\0", "\0\0", "\0a", "a", "a\0", "a\0b", "ab", "é", "\uD83D\uDE00");
    List<byte[]> keys =
        ascending.stream()
            .map(text -> item("p", "1").with("g", new AttributeValue.S(text)))
            .map(item -> Objects.requireNonNull(index.key(item)))
            .toList();
    assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @Test
  void anItemWithoutAnAttributeOfTheIndexIsNotInIt() {
    assertThat(index(List.of("g"), List.of("h")).key(item("p", "1").with("g", s("x")))).isNull();
  }

  @Test
  void twoItemsWithOneIndexKeyHaveTwoRows() {
    RowLayout index = index(List.of("g"), List.of());
    byte[] one = index.key(item("p", "1").with("g", s("x")));
    byte[] two = index.key(item("p", "2").with("g", s("x")));
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void aPartitionIsOneRangeThatHoldsNoOtherPartition() {
    KeyRange partition = table.select(List.of(s("p")), List.of());
    assertThat(partition.contains(key("p", "-9E125"))).isTrue();
    assertThat(partition.contains(key("p", "9E125"))).isTrue();
    assertThat(partition.contains(key("p\0", "1"))).isFalse();
    assertThat(partition.contains(key("q", "1"))).isFalse();
  }

  @Test
  void sortConditionsSelectWhatTheySay() {
    assertThat(selected(new SortCondition.Equal(n("5")))).containsExactly(5);
    assertThat(selected(new SortCondition.Less(n("5")))).containsExactly(3, 4);
    assertThat(selected(new SortCondition.AtMost(n("5")))).containsExactly(3, 4, 5);
    assertThat(selected(new SortCondition.Greater(n("5")))).containsExactly(6, 7);
    assertThat(selected(new SortCondition.AtLeast(n("5")))).containsExactly(5, 6, 7);
    assertThat(selected(new SortCondition.Between(n("4"), n("6")))).containsExactly(4, 5, 6);
    assertThat(selected(new SortCondition.Between(n("6"), n("4")))).isEmpty();
  }

  @Test
  void aPrefixSelectsInATableAndInAnIndex() {
    RowLayout index = index(List.of("pk"), List.of("g"));
    KeyRange selected =
        index.select(List.of(s("p")), List.of(new SortCondition.BeginsWith(s("a\0"))));
    assertThat(selected.contains(indexKey(index, "a\0"))).isTrue();
    assertThat(selected.contains(indexKey(index, "a\0b"))).isTrue();
    assertThat(selected.contains(indexKey(index, "a"))).isFalse();
    assertThat(selected.contains(indexKey(index, "ab"))).isFalse();
  }

  @Test
  void equalitiesOnLeadingAttributesNarrowTheNextOne() {
    RowLayout index = index(List.of("pk"), List.of("g", "h"));
    List<SortCondition> conditions =
        List.of(new SortCondition.Equal(s("x")), new SortCondition.Greater(n("3")));
    KeyRange selected = index.select(List.of(s("p")), conditions);
    Item item = item("p", "1").with("g", s("x"));
    assertThat(selected.contains(key(index, item.with("h", n("4"))))).isTrue();
    assertThat(selected.contains(key(index, item.with("h", n("3"))))).isFalse();
    assertThat(selected.contains(key(index, item.with("g", s("y")).with("h", n("4"))))).isFalse();
  }

  @Test
  void segmentsHoldEveryRowOnce() {
    List<byte[]> keys = IntStream.range(0, 2000).mapToObj(i -> key("partition-" + i, "1")).toList();
    for (int total : new int[] {1, 2, 3, 7, 64, 1_000_000}) {
      List<KeyRange> segments =
          IntStream.range(0, Math.min(total, 64))
              .mapToObj(segment -> table.segment(segment, total))
              .toList();
      if (total <= 64) {
        assertThat(keys)
            .allSatisfy(key ->
                assertThat(segments.stream().filter(range -> range.contains(key)).count())
                    .isEqualTo(1));
      }
    }
    assertThat(table.segment(999_999, 1_000_000).to()).isEqualTo(table.all().to());
  }

  private List<Integer> selected(SortCondition condition) {
    KeyRange range = table.select(List.of(s("p")), List.of(condition));
    return IntStream.rangeClosed(3, 7)
        .filter(i -> range.contains(key("p", String.valueOf(i))))
        .boxed()
        .toList();
  }

  private byte[] key(String pk, String sk) {
    return Objects.requireNonNull(table.key(item(pk, sk)));
  }

  private static byte[] key(RowLayout layout, Item item) {
    return Objects.requireNonNull(layout.key(item));
  }

  private static byte[] indexKey(RowLayout index, String g) {
    return key(index, item("p", "1").with("g", s(g)));
  }

  private static RowLayout index(List<String> hash, List<String> range) {
    return RowLayout.of(
        new GlobalIndex(
            8,
            "i",
            new KeySchema(hash, range),
            Projection.ALL,
            ProvisionedThroughput.of(Throughput.NONE),
            null,
            null,
            IndexStatus.ACTIVE,
            false),
        SCHEMA);
  }

  private static Item item(String pk, String sk) {
    return Item.of("pk", s(pk)).with("sk", n(sk)).with("b", new AttributeValue.B(Bytes.utf8("x")));
  }

  private static AttributeValue s(String text) {
    return new AttributeValue.S(text);
  }

  private static AttributeValue n(String number) {
    return new AttributeValue.N(DynamoNumber.parse(number));
  }
}
