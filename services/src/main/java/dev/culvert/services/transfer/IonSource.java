package dev.culvert.services.transfer;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import java.io.IOException;
import java.io.Reader;

/** {@code {Item:{Id:"a"}}} of Amazon Ion text, one after the other. */
final class IonSource implements ItemSource {
  private static final String ITEM = "Item";

  @Override
  public void read(Reader file, Sink sink) throws IOException {
    var ion = new IonReader(file);
    try {
      for (var value = ion.next(); value != null; value = ion.next()) {
        take(value, sink);
      }
    } catch (ValidationException malformed) {
      // Where the next value begins can no longer be told.
      sink.refused(malformed.message());
    }
  }

  private static void take(AttributeValue value, Sink sink) {
    if (value instanceof AttributeValue.M m
        && m.entries().value(ITEM) instanceof AttributeValue.M item) {
      sink.item(item.entries());
    } else {
      sink.refused("a value has no Item");
    }
  }
}
