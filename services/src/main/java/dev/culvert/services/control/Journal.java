package dev.culvert.services.control;

import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.Transaction;
import dev.culvert.network.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The world as rows: one for each network resource and each record, so that a change writes what it
 * changed and nothing else. A row's key is {@code kind 0x00 key}, its value JSON.
 *
 * <p>What changed is found by comparing two worlds rather than told by who changed them: nobody can
 * forget to write something. Both share what is equal, so the comparison is by identity first.
 */
final class Journal {
  private static final String AWS = "AWS";
  private static final byte[] FIRST = {};
  private static final byte[] AFTER_LAST = {(byte) 0xff};

  private final List<Kind<?>> kinds = new ArrayList<>();
  private final Map<String, Kind<?>> byName = new HashMap<>();

  /** One kind of row. */
  private record Kind<T>(
      String name, Class<T> type, Function<World, Map<String, T>> in, Adds<T> adds) {

    World add(World world, byte[] json) {
      return adds.add(world, Json.read(type, json));
    }

    @SuppressWarnings("ReferenceEquality") // worlds share what did not change
    void difference(World before, World after, List<Row> rows) {
      var old = in.apply(before);
      var young = in.apply(after);
      if (old == young) {
        return;
      }
      young.forEach((key, value) -> {
        var was = old.get(key);
        if (was != value && !value.equals(was)) {
          rows.add(new Row(rowKey(name, key), Json.write(type, value)));
        }
      });
      old.keySet().stream()
          .filter(key -> !young.containsKey(key))
          .forEach(key -> rows.add(new Row(rowKey(name, key), null)));
    }
  }

  private interface Adds<T> {
    World add(World world, T value);
  }

  /** A row to write, or to remove. */
  record Row(byte[] key, byte @Nullable [] value) {
    void writeTo(Transaction transaction) {
      if (value == null) {
        transaction.delete(Space.CONTROL, key);
      } else {
        transaction.put(Space.CONTROL, key, value);
      }
    }
  }

  Journal(List<Register<?>> registers) {
    for (var type : Resource.class.getPermittedSubclasses()) {
      add(ofNetwork(type.asSubclass(Resource.class)));
    }
    for (var register : registers) {
      add(ofRegister(register));
    }
  }

  /** What has to be written when {@code before} becomes {@code after}. */
  List<Row> difference(World before, World after) {
    var rows = new ArrayList<Row>();
    for (var kind : kinds) {
      kind.difference(before, after, rows);
    }
    return rows;
  }

  /** The world that the store holds, on top of {@code empty}. */
  World read(Store store, World empty) {
    var resources = new ArrayList<Resource>();
    var world = empty;
    try (var cursor = store.scan(Space.CONTROL, FIRST, AFTER_LAST, Direction.FORWARD)) {
      while (cursor.next()) {
        var name = kindName(cursor.key());
        var kind = byName.get(name);
        if (kind == null) {
          throw new IllegalStateException(
              "the store holds a " + name + ", unknown to this version");
        }
        if (Resource.class.isAssignableFrom(kind.type)) {
          resources.add((Resource) Json.read(kind.type, cursor.value()));
        } else {
          world = kind.add(world, cursor.value());
        }
      }
    }
    // All at once: a resource may come before what it belongs to.
    return world.with(world.network().withAll(resources));
  }

  private void add(Kind<?> kind) {
    kinds.add(kind);
    if (byName.put(kind.name, kind) != null) {
      throw new IllegalStateException("two registers are called " + kind.name);
    }
  }

  private static <T extends Resource> Kind<T> ofNetwork(Class<T> type) {
    return new Kind<>(
        "network." + type.getSimpleName(),
        type,
        world -> byKey(world.network().all(type)),
        (world, value) -> world.with(world.network().with(value)));
  }

  private static <T> Kind<T> ofRegister(Register<T> register) {
    return new Kind<>(
        register.name(),
        register.type(),
        world -> world.records(register),
        (world, value) -> world.with(register, value));
  }

  /** What AWS provides to all is made anew at each start. */
  private static <T extends Resource> Map<String, T> byKey(Collection<T> resources) {
    Map<String, T> byKey = HashMap.newHashMap(resources.size());
    for (var resource : resources) {
      if (!resource.owner().equals(AWS)) {
        byKey.put(resource.region() + "/" + resource.id(), resource);
      }
    }
    return byKey;
  }

  private static byte[] rowKey(String kind, String key) {
    return (kind + '\0' + key).getBytes(StandardCharsets.UTF_8);
  }

  private static String kindName(byte[] rowKey) {
    var end = 0;
    while (end < rowKey.length && rowKey[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOf(rowKey, end), StandardCharsets.UTF_8);
  }
}
