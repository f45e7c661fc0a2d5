package dev.culvert.items.store;

import dev.culvert.items.store.Reader.Direction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of the contract have in common: the store under test, and words for rows. */
interface StoreContract {
  Store store();

  static byte[] bytes(int... unsigned) {
    byte[] bytes = new byte[unsigned.length];
    for (int i = 0; i < unsigned.length; i++) {
      bytes[i] = (byte) unsigned[i];
    }
    return bytes;
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte @Nullable [] bytes) {
    return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  /** Commits one row. */
  default void put(Space space, byte[] key, byte[] value) {
    write(transaction -> transaction.put(space, key, value));
  }

  default void put(Space space, String key, String value) {
    put(space, text(key), text(value));
  }

  /** Commits what the body writes. */
  default void write(Body body) {
    store()
        .transact(
            List.of(),
            transaction -> {
              body.run(transaction);
              return true;
            });
  }

  /** A body without an answer. */
  interface Body {
    void run(Transaction transaction);
  }

  /** The rows of a range, each as {@code key=value} in hexadecimal. */
  static List<String> rows(
      Reader reader, Space space, byte[] from, byte[] to, Direction direction) {
    List<String> rows = new ArrayList<>();
    try (Cursor cursor = reader.scan(space, from, to, direction)) {
      while (cursor.next()) {
        rows.add(row(cursor.key(), cursor.value()));
      }
    }
    return rows;
  }

  static String row(byte[] key, byte[] value) {
    return HexFormat.of().formatHex(key) + "=" + HexFormat.of().formatHex(value);
  }

  /** The keys of a range, as text, for instance {@code "a b c"}. */
  static String keys(Reader reader, Space space, String from, String to, Direction direction) {
    List<String> keys = new ArrayList<>();
    try (Cursor cursor = reader.scan(space, text(from), text(to), direction)) {
      while (cursor.next()) {
        keys.add(text(cursor.key()));
      }
    }
    return String.join(" ", keys);
  }
}
