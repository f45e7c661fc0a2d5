package dev.culvert.services.transfer;

import dev.culvert.items.value.Item;
import java.io.IOException;
import java.io.Reader;

/** Reads the items of a file. */
interface ItemSource {
  void read(Reader file, Sink sink) throws IOException;

  /** Takes what was read. */
  interface Sink {
    void item(Item item);

    /** Something in the file is no item. */
    void refused(String why);
  }
}
