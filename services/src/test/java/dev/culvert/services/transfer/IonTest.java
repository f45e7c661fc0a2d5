package dev.culvert.services.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IonTest {
  private static final Item EVERYTHING =
      Item.copyOf(
          Map.ofEntries(
              Map.entry("text", new AttributeValue.S("a \"q\" ' \\ \n \t \u0001 é 😀")),
              Map.entry("empty", new AttributeValue.S("")),
              Map.entry("whole", number("103")),
              Map.entry("part", number("-1.5")),
              Map.entry("big", number("1e100")),
              Map.entry("small", number("12.5e-120")),
              Map.entry("bytes", new AttributeValue.B(Bytes.wrap(new byte[] {0, 1, -1}))),
              Map.entry("yes", AttributeValue.Bool.TRUE),
              Map.entry("no", AttributeValue.Bool.FALSE),
              Map.entry("nothing", AttributeValue.Null.NULL),
              Map.entry("list", AttributeValue.L.of(number("1"), AttributeValue.L.of())),
              Map.entry(
                  "map",
                  new AttributeValue.M(
                      Item.copyOf(
                          Map.of("a b", number("1"), "null", number("2"), "$7", number("3"))))),
              Map.entry("texts", new AttributeValue.SS(List.of("a", "b"))),
              Map.entry(
                  "numbers",
                  new AttributeValue.NS(List.of(DynamoNumber.of(1), DynamoNumber.parse("2.5")))),
              Map.entry("blobs", new AttributeValue.BS(List.of(Bytes.utf8("a"))))));

  private static AttributeValue number(String text) {
    return new AttributeValue.N(DynamoNumber.parse(text));
  }

  @Test
  void anItemIsReadBackAsItWasWritten() throws IOException {
    var line = Format.ION.line(Map.of("Item", EVERYTHING), 0);
    var twice = new String(line, StandardCharsets.UTF_8).repeat(2);
    assertThat(read(twice)).containsExactly(EVERYTHING.toString(), EVERYTHING.toString());
  }

  @Test
  void textIsWrittenAsTheServiceWritesIt() {
    var item = Item.of("Id", number("103")).with("T", new AttributeValue.SS(List.of("x")));
    assertThat(new String(Format.ION.line(Map.of("Item", item), 0), StandardCharsets.UTF_8))
        .isEqualTo("$ion_1_0 {Item:{Id:103.,T:$dynamodb_SS::[\"x\"]}}\n");
  }

  @Test
  void whatPeopleWriteIsReadToo() throws IOException {
    assertThat(
            read(
                """
                // a comment
                $ion_1_0 { Item : { 'Id' : 1_000, "b": '''long ''' '''text''', c: sym,
                  d: 1.5d2, e: null.string, f: 2e1, g: [1, 2,], /* another */ h: "\\u0041" } }
                """))
        .containsExactly(
            Item.copyOf(
                    Map.of(
                        "Id",
                        number("1000"),
                        "b",
                        new AttributeValue.S("long text"),
                        "c",
                        new AttributeValue.S("sym"),
                        "d",
                        number("150"),
                        "e",
                        AttributeValue.Null.NULL,
                        "f",
                        number("20"),
                        "g",
                        AttributeValue.L.of(number("1"), number("2")),
                        "h",
                        new AttributeValue.S("A")))
                .toString());
  }

  @Test
  void whatIsNoItemIsRefused() throws IOException {
    assertThat(read("{Other:{Id:1}}")).containsExactly("refused: a value has no Item");
    assertThat(read("{Item:{Id:1")).hasSize(1).allMatch(said -> said.startsWith("refused"));
    assertThat(read("{Item:{Id:(a b)}}")).hasSize(1).allMatch(said -> said.startsWith("refused"));
    assertThat(read("[".repeat(1000))).hasSize(1).allMatch(said -> said.startsWith("refused"));
  }

  private static List<String> read(String ion) throws IOException {
    var said = new Said();
    new IonSource().read(new StringReader(ion), said);
    return said.lines;
  }

  /** Remembers what a source found. */
  static final class Said implements ItemSource.Sink {
    final List<String> lines = new ArrayList<>();

    @Override
    public void item(Item item) {
      lines.add(item.toString());
    }

    @Override
    public void refused(String why) {
      lines.add("refused: " + why);
    }
  }
}
