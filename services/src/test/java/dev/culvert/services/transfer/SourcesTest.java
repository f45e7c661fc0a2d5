package dev.culvert.services.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.table.ScalarType;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourcesTest {
  private static final Item FIRST =
      Item.of("Id", AttributeValue.N.of(1)).with("name", new AttributeValue.S("Smith, \"J\""));

  @Test
  void valuesOfKeysHaveTheirTypeAndOthersAreTexts() throws IOException {
    assertThat(csv(',', Optional.empty(), "Id,name\n1,\"Smith, \"\"J\"\"\"\n"))
        .containsExactly(FIRST.toString());
  }

  @Test
  void theHeaderAndTheDelimiterCanBeGiven() throws IOException {
    assertThat(csv(';', Optional.of(List.of("Id", "name")), "1;Smith, \"J\"\r\n2;"))
        .containsExactly(
            FIRST.toString(),
            Item.of("Id", AttributeValue.N.of(2))
                .with("name", new AttributeValue.S(""))
                .toString());
  }

  @Test
  void aLineMayEndEarlyAndATextMayHoldALineEnd() throws IOException {
    assertThat(csv(',', Optional.empty(), "Id,name\n1\n\n2,\"a\nb\""))
        .containsExactly(
            Item.of("Id", AttributeValue.N.of(1)).toString(),
            Item.of("Id", AttributeValue.N.of(2))
                .with("name", new AttributeValue.S("a\nb"))
                .toString());
  }

  @Test
  void aLineThatIsNoItemIsRefusedAndTheRestIsRead() throws IOException {
    assertThat(csv(',', Optional.empty(), "Id,name\nx,y\n1,2,3\n4,z\n"))
        .hasSize(3)
        .satisfies(said -> assertThat(said.get(0)).startsWith("refused"))
        .satisfies(said -> assertThat(said.get(1)).startsWith("refused"))
        .satisfies(said -> assertThat(said.get(2)).contains("Id"));
  }

  @Test
  void aLineOfJsonIsAnItem() throws IOException {
    var said = new IonTest.Said();
    new JsonSource()
        .read(
            new StringReader(
                """
                {"Metadata":{"a":[1]},"Item":{"Id":{"N":"1"},"name":{"S":"Smith, \\"J\\""}}}
                {"Item":{"Id":"one"}}
                {"Keys":{}}
                """),
            said);
    assertThat(said.lines).hasSize(3).first().isEqualTo(FIRST.toString());
    assertThat(said.lines.subList(1, 3)).allMatch(line -> line.startsWith("refused"));
  }

  private static List<String> csv(char delimiter, Optional<List<String>> header, String text)
      throws IOException {
    var said = new IonTest.Said();
    new CsvSource(delimiter, header, Map.of("Id", ScalarType.N)).read(new StringReader(text), said);
    return said.lines;
  }
}
