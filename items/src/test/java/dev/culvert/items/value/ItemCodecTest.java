package dev.culvert.items.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemCodecTest {

  @Test
  void aLongRowKnowsItsSizeToo() {
    Item item = Item.of("x", new AttributeValue.S("y".repeat(5000)));
    assertThat(ItemCodec.sizeInBytes(ItemCodec.encode(item))).isEqualTo(5001);
  }

  @Test
  void whatWasEncodedDecodesToTheSameItem() {
    RandomValues values = new RandomValues(11);
    for (int i = 0; i < 3000; i++) {
      Item item = values.item();
      byte[] row = ItemCodec.encode(item);
      Item read = ItemCodec.decode(row);
      assertThat((Map<String, AttributeValue>) read).isEqualTo(new HashMap<>(item));
      assertThat(read.size()).isEqualTo(item.size());
      assertThat(ItemCodec.encode(read)).isEqualTo(row);
      assertThat(ItemCodec.encode(Item.copyOf(new HashMap<>(item)))).isEqualTo(row);
    }
  }

  @Test
  void anAttributeIsFoundWithoutReadingTheOthers() {
    RandomValues values = new RandomValues(12);
    for (int i = 0; i < 3000; i++) {
      Item item = values.item();
      Item read = ItemCodec.decode(ItemCodec.encode(item));
      for (int name = 0; name < 3; name++) {
        String asked = values.name();
        assertThat(read.value(asked)).isEqualTo(item.value(asked));
      }
    }
  }

  @Test
  void aRowKnowsTheSizeThatDynamoCounts() {
    RandomValues values = new RandomValues(13);
    for (int i = 0; i < 3000; i++) {
      Item item = values.item();
      byte[] row = ItemCodec.encode(item);
      assertThat(ItemCodec.sizeInBytes(row)).isEqualTo(item.sizeInBytes());
      assertThat(ItemCodec.decode(row).sizeInBytes()).isEqualTo(item.sizeInBytes());
      assertThat(new RowReader(row, RowFormat.HEADER).countedAttributes())
          .isEqualTo(item.sizeInBytes());
    }
  }

  @Test
  void itemsAreWrittenAsJsonTheSameWayFromRowsAndFromValues() throws IOException {
    RandomValues values = new RandomValues(14);
    for (int i = 0; i < 3000; i++) {
      Item item = values.item();
      byte[] json = ItemJson.encode(item);
      assertThat(
              new String(
                  ItemJson.encode(ItemCodec.decode(ItemCodec.encode(item))),
                  StandardCharsets.UTF_8))
          .isEqualTo(new String(json, StandardCharsets.UTF_8));
      try (JsonParser parser = new JsonFactory().createParser(json)) {
        parser.nextToken();
        assertThat((Map<String, AttributeValue>) ItemJson.readItem(parser)).isEqualTo(item);
        assertThat(parser.nextToken()).isNull();
      }
    }
  }

  @Test
  void changedItemsForgetTheirRow() {
    RandomValues values = new RandomValues(15);
    for (int i = 0; i < 2000; i++) {
      Item item = values.item();
      Item read = ItemCodec.decode(ItemCodec.encode(item));
      String name = values.name();
      AttributeValue value = values.value();
      Map<String, AttributeValue> expected = new HashMap<>(item);
      expected.put(name, value);
      Item changed = read.with(name, value);
      assertThat((Map<String, AttributeValue>) changed).isEqualTo(expected);
      expected.remove(name);
      assertThat((Map<String, AttributeValue>) changed.without(name)).isEqualTo(expected);
      assertThat(ItemCodec.encode(changed.without(name)))
          .isEqualTo(ItemCodec.encode(Item.copyOf(expected)));
    }
  }

  @Test
  void aRowOfAnotherVersionIsRefused() {
    byte[] row = ItemCodec.encode(Item.of("a", new AttributeValue.S("b")));
    row[0]++;
    assertThatThrownBy(() -> ItemCodec.decode(row)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ItemCodec.decode(new byte[0]))
        .isInstanceOf(IllegalStateException.class);
  }
}
