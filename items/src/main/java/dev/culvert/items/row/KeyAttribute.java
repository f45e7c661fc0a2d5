package dev.culvert.items.row;

import dev.culvert.items.table.KeySchema;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.value.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An attribute of a key with its type. */
public record KeyAttribute(String name, ScalarType type) {

  static List<KeyAttribute> of(List<String> names, TableSchema schema) {
    return names.stream().map(name -> new KeyAttribute(name, schema.typeOf(name))).toList();
  }

  static List<KeyAttribute> of(KeySchema key, TableSchema schema) {
    return of(key.names(), schema);
  }

  /** True where the value has this attribute's type. */
  public boolean accepts(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S _ -> type == ScalarType.S;
      case AttributeValue.N _ -> type == ScalarType.N;
      case AttributeValue.B _ -> type == ScalarType.B;
      case AttributeValue.Bool _,
          AttributeValue.Null _,
          AttributeValue.L _,
          AttributeValue.M _,
          AttributeValue.SS _,
          AttributeValue.NS _,
          AttributeValue.BS _ ->
          false;
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  /** The bytes of a key's value, which order as DynamoDB orders the values of one type. */
  static byte[] bytes(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> s.value().getBytes(StandardCharsets.UTF_8);
      case AttributeValue.N n -> n.value().encoded();
      case AttributeValue.B b -> b.value().toArray();
      case AttributeValue.Bool _,
          AttributeValue.Null _,
          AttributeValue.L _,
          AttributeValue.M _,
          AttributeValue.SS _,
          AttributeValue.NS _,
          AttributeValue.BS _ ->
          throw new IllegalStateException("no key attribute has the type " + value.type());
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }
}
