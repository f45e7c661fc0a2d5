package dev.culvert.items.store;

import dev.culvert.items.store.Node.Branch;
import dev.culvert.items.store.Node.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one space as an immutable B+ tree. A change copies the nodes on one path from the
 * root, and shares the rest: whoever holds a tree has a snapshot, and reads it without waiting for
 * anybody.
 */
record RowTree(Node root) {
  static final RowTree EMPTY = new RowTree(Leaf.EMPTY);

  byte @Nullable [] get(byte[] key) {
    Node node = root;
    while (node instanceof Branch branch) {
      node = branch.children()[branch.childOf(key)];
    }
    var leaf = (Leaf) node;
    int index = leaf.find(key);
    return index < 0 ? null : leaf.values()[index];
  }

  RowTree with(byte[] key, byte[] value) {
    Node grown = root.with(key, value);
    if (grown.size() <= Node.LARGEST) {
      return new RowTree(grown);
    }
    int middle = grown.size() / 2;
    return new RowTree(
        Branch.over(
            grown.slice(0, middle), grown.separatorAt(middle), grown.slice(middle, grown.size())));
  }

  @SuppressWarnings("ReferenceEquality") // "unchanged" is what identity says
  RowTree without(byte[] key) {
    Node shrunk = root.without(key);
    while (shrunk instanceof Branch branch && branch.size() == 1) {
      shrunk = branch.children()[0];
    }
    return shrunk == root ? this : new RowTree(shrunk);
  }
}
