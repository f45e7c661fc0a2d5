package dev.culvert.items.value;

/**
 * How an item lies in the store. Part of the on-disk format: a change needs a new version.
 *
 * <pre>
 * row        = version(1) | size as DynamoDB counts it(4) | attributes
 * attributes = count | (name | value)*          in ascending order of names
 * name       = length | UTF-8
 * value      = tag(1) | body
 *   S, B     = length | bytes
 *   N        = the number's own order-preserving form, which tells its end
 *   L        = size(4) of what follows | count | value*
 *   M        = size(4) of what follows | attributes
 *   SS, BS   = size(4) of what follows | count | (length | bytes)*
 *   NS       = size(4) of what follows | count | number*
 * </pre>
 *
 * Counts and lengths are unsigned, seven bits a byte, the lowest first; sizes are big-endian. A
 * body that can be long begins with its size, so that a reader may pass over it.
 */
final class RowFormat {
  static final byte VERSION = 1;

  /** Where the attributes begin. */
  static final int HEADER = 5;

  static final byte S = 1;
  static final byte N = 2;
  static final byte B = 3;
  static final byte FALSE = 4;
  static final byte TRUE = 5;
  static final byte NULL = 6;
  static final byte L = 7;
  static final byte M = 8;
  static final byte SS = 9;
  static final byte NS = 10;
  static final byte BS = 11;

  private RowFormat() {}
}
