package dev.culvert.items.store;

import java.util.Arrays;

/**
 * A node of a {@link RowTree}; never changed. A change answers a new node, which may be one row too
 * large or too small: its parent mends that.
 */
sealed interface Node {
  /** The most rows of a leaf, or children of a branch. */
  int LARGEST = 32;

  /**
   * A smaller node is joined to a neighbour when both together are no larger than three quarters.
   */
  int SMALL = LARGEST / 4;

  int size();

  Node with(byte[] key, byte[] value);

  /** Without the key; this very node when it does not hold it. */
  Node without(byte[] key);

  Node slice(int from, int to);

  /** This node and the one to its right, whose keys begin at {@code separator}. */
  Node joinedTo(byte[] separator, Node right);

  /** The least key of the part from {@code index} on. */
  byte[] separatorAt(int index);

  /** Rows: keys in ascending order with their values. */
  record Leaf(byte[][] keys, byte[][] values) implements Node {
    static final Leaf EMPTY = new Leaf(new byte[0][], new byte[0][]);

    @Override
    public int size() {
      return keys.length;
    }

    /** The index of the first key that is not below {@code key}. */
    int ceiling(byte[] key) {
      int index = find(key);
      return index >= 0 ? index : ~index;
    }

    /** The key's index, or the complement of the index where it would be. */
    int find(byte[] key) {
      return Arrays.binarySearch(keys, key, Arrays::compareUnsigned);
    }

    @Override
    public Leaf with(byte[] key, byte[] value) {
      int index = find(key);
      return index >= 0
          ? new Leaf(keys, Slots.replaced(values, index, value))
          : new Leaf(Slots.inserted(keys, ~index, key), Slots.inserted(values, ~index, value));
    }

    @Override
    public Leaf without(byte[] key) {
      int index = find(key);
      return index < 0 ? this : new Leaf(Slots.removed(keys, index), Slots.removed(values, index));
    }

    @Override
    public Leaf slice(int from, int to) {
      return new Leaf(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
    }

    @Override
    public Leaf joinedTo(byte[] separator, Node right) {
      var that = (Leaf) right;
      return new Leaf(Slots.joined(keys, that.keys), Slots.joined(values, that.values));
    }

    @Override
    public byte[] separatorAt(int index) {
      return keys[index];
    }
  }

  /**
   * Children in ascending order. Every key of child {@code i} is at least {@code lowest[i]} and
   * below {@code lowest[i + 1]}; {@code lowest[0]} is never looked at.
   */
  record Branch(byte[][] lowest, Node[] children) implements Node {

    static Branch over(Node left, byte[] separator, Node right) {
      return new Branch(new byte[][] {separator, separator}, new Node[] {left, right});
    }

    @Override
    public int size() {
      return children.length;
    }

    /** The index of the child in whose range the key falls. */
    int childOf(byte[] key) {
      int low = 1;
      int high = lowest.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (Arrays.compareUnsigned(lowest[middle], key) <= 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - 1;
    }

    @Override
    public Branch with(byte[] key, byte[] value) {
      int index = childOf(key);
      Node child = children[index].with(key, value);
      return child.size() > LARGEST ? split(index, child) : replaced(index, child);
    }

    /** A child that grew at its end keeps its rows, so that ascending keys fill whole nodes. */
    private Branch split(int index, Node child) {
      boolean last = index == children.length - 1;
      int middle = last ? child.size() - SMALL : child.size() / 2;
      return new Branch(
          Slots.inserted(lowest, index + 1, child.separatorAt(middle)),
          Slots.inserted(
              Slots.replaced(children, index, child.slice(0, middle)),
              index + 1,
              child.slice(middle, child.size())));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // "unchanged" is what identity says
    public Branch without(byte[] key) {
      int index = childOf(key);
      Node child = children[index].without(key);
      if (child == children[index]) {
        return this;
      }
      if (child.size() == 0) {
        return new Branch(Slots.removed(lowest, index), Slots.removed(children, index));
      }
      Branch changed = replaced(index, child);
      return child.size() < SMALL ? changed.joiningSmall(index) : changed;
    }

    private Branch joiningSmall(int index) {
      if (index + 1 < children.length && fitTogether(index)) {
        return joining(index);
      }
      return index > 0 && fitTogether(index - 1) ? joining(index - 1) : this;
    }

    private boolean fitTogether(int index) {
      return children[index].size() + children[index + 1].size() <= LARGEST - SMALL;
    }

    private Branch joining(int index) {
      Node joined = children[index].joinedTo(lowest[index + 1], children[index + 1]);
      return new Branch(
          Slots.removed(lowest, index + 1),
          Slots.removed(Slots.replaced(children, index, joined), index + 1));
    }

    private Branch replaced(int index, Node child) {
      return new Branch(lowest, Slots.replaced(children, index, child));
    }

    @Override
    public Branch slice(int from, int to) {
      return new Branch(
          Arrays.copyOfRange(lowest, from, to), Arrays.copyOfRange(children, from, to));
    }

    @Override
    public Branch joinedTo(byte[] separator, Node right) {
      var that = (Branch) right;
      return new Branch(
          Slots.joined(lowest, Slots.replaced(that.lowest, 0, separator)),
          Slots.joined(children, that.children));
    }

    @Override
    public byte[] separatorAt(int index) {
      return lowest[index];
    }
  }
}
