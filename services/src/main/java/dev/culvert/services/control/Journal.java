package dev.culvert.services.control;

import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.Transaction;
import dev.culvert.network.PrefixList;
import dev.culvert.network.Resource;
import dev.culvert.network.ResourceKey;
import dev.culvert.network.VpcEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The world as rows: one for each network resource and each record, so that a change writes what it
 * changed and nothing else. A row's key is {@code kind 0x00 key}, its value JSON.
 *
 * <p>What changed is noted by the world itself, whose every change goes through two places, and
 * found by comparing the two worlds there: nobody can forget to write something, and a change costs
 * what it changes, however large the world is.
 */
final class Journal {
  private static final String AWS = "AWS";
  private static final byte[] FIRST = {};
  private static final byte[] AFTER_LAST = {(byte) 0xff};

  private final Map<String, Kind<?>> byName = new HashMap<>();

  /** One kind of row. */
  private record Kind<T>(String name, Class<T> type, Adds<T> adds) {

    World add(World world, byte[] json) {
      return adds.add(world, Json.read(type, json));
    }

    Row row(String key, Object value) {
      return new Row(rowKey(name, key), Json.write(type, value));
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

  /** What has to be written when {@code before}, a settled world, becomes {@code after}. */
  List<Row> difference(World before, World after) {
    var derived = after.isMadeFrom(before);
    var rows = new ArrayList<Row>();
    for (var key :
        derived
            ? after.network().touched()
            : both(before.network().keys(), after.network().keys())) {
      if (key.type() != PrefixList.class || isOwn(key, before) || isOwn(key, after)) {
        add(
            rows,
            kind(key.type()),
            key.region() + "/" + key.id(),
            before.network().find(key).orElse(null),
            after.network().find(key).orElse(null));
      }
    }
    for (var key : derived ? after.touched() : both(before.keys(), after.keys())) {
      add(
          rows,
          kind(key.register().name()),
          key.key(),
          before.records(key.register()).get(key.key()),
          after.records(key.register()).get(key.key()));
    }
    return rows;
  }

  private static <K> Set<K> both(Set<K> one, Set<K> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  /** What AWS provides to all is made anew at each start. */
  private static boolean isOwn(ResourceKey key, World world) {
    return world.network().find(key).filter(it -> !it.owner().equals(AWS)).isPresent();
  }

  private static void add(
      List<Row> rows, Kind<?> kind, String key, @Nullable Object was, @Nullable Object is) {
    if (is == null ? was != null : !is.equals(was)) {
      rows.add(is == null ? new Row(rowKey(kind.name(), key), null) : kind.row(key, is));
    }
  }

  private Kind<?> kind(Class<? extends Resource> type) {
    var sealed = VpcEndpoint.class.isAssignableFrom(type) ? VpcEndpoint.class : type;
    return kind("network." + sealed.getSimpleName());
  }

  private Kind<?> kind(String name) {
    var found = byName.get(name);
    if (found == null) {
      throw new IllegalStateException("nobody declared the register " + name);
    }
    return found;
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
    if (byName.put(kind.name, kind) != null) {
      throw new IllegalStateException("two registers are called " + kind.name);
    }
  }

  private static <T extends Resource> Kind<T> ofNetwork(Class<T> type) {
    return new Kind<>(
        "network." + type.getSimpleName(),
        type,
        (world, value) -> world.with(world.network().with(value)));
  }

  private static <T> Kind<T> ofRegister(Register<T> register) {
    return new Kind<>(
        register.name(), register.type(), (world, value) -> world.with(register, value));
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
