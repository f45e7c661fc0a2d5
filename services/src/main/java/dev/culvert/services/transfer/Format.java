package dev.culvert.services.transfer;

import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The formats that tables are exported in. */
public enum Format {
  DYNAMODB_JSON,
  ION;

  /** How the names of its files end. */
  String suffix() {
    return switch (this) {
      case DYNAMODB_JSON -> ".json.gz";
      case ION -> ".ion.gz";
    };
  }

  /**
   * One line of a file.
   *
   * @param members {@code Item}, or {@code Keys} and images
   * @param writtenMicros when it was written, since 1970; 0 leaves it out
   */
  byte[] line(Map<String, Item> members, long writtenMicros) {
    var line =
        switch (this) {
          case DYNAMODB_JSON -> json(members, writtenMicros);
          case ION -> ion(members, writtenMicros);
        };
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Map<String, Item> members, long writtenMicros) {
    var line = new StringBuilder("{");
    if (writtenMicros > 0) {
      line.append("\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"")
          .append(writtenMicros)
          .append("\"}},");
    }
    members.forEach((name, item) ->
        line.append('"')
            .append(name)
            .append("\":")
            .append(new String(ItemJson.encode(item), StandardCharsets.UTF_8))
            .append(','));
    line.setLength(line.length() - 1);
    return line.append("}\n").toString();
  }

  private static String ion(Map<String, Item> members, long writtenMicros) {
    var ion = new IonWriter().text("$ion_1_0 {");
    var separator = "";
    if (writtenMicros > 0) {
      ion.text("Metadata:{WriteTimestampMicros:" + writtenMicros + ".}");
      separator = ",";
    }
    for (var member : members.entrySet()) {
      ion.text(separator + member.getKey() + ":").item(member.getValue());
      separator = ",";
    }
    return ion.text("}\n").toString();
  }
}
