package dev.culvert.items.store;

import dev.culvert.items.store.Node.Branch;
import dev.culvert.items.store.Node.Leaf;
import dev.culvert.items.store.Reader.Direction;
import java.util.Arrays;

/** Walks the leaves of a tree, remembering the branches above the one it is in. */
final class RowTreeCursor implements Cursor {
  private final int step;
  private final byte[] end;
  private final Branch[] path;
  private final int[] child;
  private Leaf leaf;
  private int index;
  private boolean ended;

  RowTreeCursor(RowTree tree, byte[] from, byte[] to, Direction direction) {
    boolean forward = direction == Direction.FORWARD;
    step = forward ? 1 : -1;
    end = forward ? to : from;
    byte[] start = forward ? from : to;
    int depth = depth(tree.root());
    path = new Branch[depth];
    child = new int[depth];
    leaf = descend(tree.root(), start);
    index = forward ? leaf.ceiling(start) - 1 : leaf.ceiling(start);
    ended = Arrays.compareUnsigned(from, to) >= 0;
  }

  private static int depth(Node root) {
    int depth = 0;
    for (Node node = root; node instanceof Branch branch; node = branch.children()[0]) {
      depth++;
    }
    return depth;
  }

  private Leaf descend(Node root, byte[] key) {
    Node node = root;
    for (int level = 0; node instanceof Branch branch; level++) {
      path[level] = branch;
      child[level] = branch.childOf(key);
      node = branch.children()[child[level]];
    }
    return (Leaf) node;
  }

  @Override
  public boolean next() {
    if (!ended) {
      index += step;
      ended = (outsideLeaf() && !toNeighbour()) || beyondEnd();
    }
    return !ended;
  }

  private boolean outsideLeaf() {
    return index < 0 || index >= leaf.size();
  }

  private boolean beyondEnd() {
    int order = Arrays.compareUnsigned(leaf.keys()[index], end);
    return step > 0 ? order >= 0 : order < 0;
  }

  /** Up to the nearest branch that has a further child, and down its near edge. */
  private boolean toNeighbour() {
    int level = path.length - 1;
    while (level >= 0 && outside(level)) {
      level--;
    }
    if (level < 0) {
      return false;
    }
    child[level] += step;
    Node node = path[level].children()[child[level]];
    while (node instanceof Branch branch) {
      level++;
      path[level] = branch;
      child[level] = step > 0 ? 0 : branch.size() - 1;
      node = branch.children()[child[level]];
    }
    leaf = (Leaf) node;
    index = step > 0 ? 0 : leaf.size() - 1;
    return true;
  }

  private boolean outside(int level) {
    int next = child[level] + step;
    return next < 0 || next >= path[level].size();
  }

  @Override
  public byte[] key() {
    return leaf.keys()[index];
  }

  @Override
  public byte[] value() {
    return leaf.values()[index];
  }

  @Override
  public void close() {}
}
