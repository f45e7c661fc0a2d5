package dev.culvert.items.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All spaces between one commit and the next; never changed, so it is its own snapshot. */
record Generation(Map<Space, RowTree> spaces) implements Snapshot {
  static final Generation EMPTY = new Generation(new EnumMap<>(Space.class));

  Generation with(List<Write> writes) {
    Map<Space, RowTree> changed = new EnumMap<>(spaces);
    for (Write write : writes) {
      RowTree tree = changed.getOrDefault(write.space(), RowTree.EMPTY);
      changed.put(
          write.space(),
          switch (write) {
            case Write.Put put -> tree.with(put.key(), put.value());
            case Write.Delete delete -> tree.without(delete.key());
          });
    }
    return new Generation(changed);
  }

  private RowTree tree(Space space) {
    return spaces.getOrDefault(space, RowTree.EMPTY);
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    return tree(space).get(key);
  }

  @Override
  public List<byte @Nullable []> getAll(Space space, List<byte[]> keys) {
    List<byte @Nullable []> values = new ArrayList<>(keys.size());
    for (byte[] key : keys) {
      values.add(tree(space).get(key));
    }
    return values;
  }

  @Override
  public Cursor scan(Space space, byte[] from, byte[] to, Direction direction) {
    return new RowTreeCursor(tree(space), from, to, direction);
  }

  @Override
  public void close() {}
}
