package dev.culvert.services.cloudformation.template;

import dev.culvert.network.Cidr;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** {@code Fn::Cidr}: an address block cut into so many blocks, of so many free bits each. */
final class Cidrs {
  private static final int MAX_COUNT = 256;
  private static final int DEFAULT_BITS = 8;

  private Cidrs() {}

  static List<Object> of(List<Object> arguments) {
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw TemplateException.error("Fn::Cidr requires a block, a count and the bits of each");
    }
    var text = Values.text(arguments.getFirst());
    var count = Integer.parseInt(Values.text(arguments.get(1)));
    var bits =
        arguments.size() == 3 ? Integer.parseInt(Values.text(arguments.get(2))) : DEFAULT_BITS;
    if (text.equals(Evaluator.UNKNOWN)) {
      var unknown = new ArrayList<Object>();
      for (var i = 0; i < Math.min(count, MAX_COUNT); i++) {
        unknown.add(Evaluator.UNKNOWN);
      }
      return unknown;
    }
    return cut(text, count, bits);
  }

  private static List<Object> cut(String text, int count, int bits) {
    var slash = text.indexOf('/');
    byte[] base;
    int prefix;
    try {
      Cidr.parse(text);
      base = InetAddress.getByName(text.substring(0, slash)).getAddress();
      prefix = Integer.parseInt(text.substring(slash + 1));
    } catch (UnknownHostException | RuntimeException e) {
      throw TemplateException.error("Fn::Cidr: " + text + " is no address block");
    }
    var width = base.length * Byte.SIZE;
    var size = BigInteger.TWO.pow(bits);
    var room = BigInteger.TWO.pow(width - prefix);
    if (count < 1
        || count > MAX_COUNT
        || size.multiply(BigInteger.valueOf(count)).compareTo(room) > 0) {
      throw TemplateException.error(
          "Fn::Cidr cannot cut %d blocks of %d bits from %s".formatted(count, bits, text));
    }
    var blocks = new ArrayList<Object>();
    var at = new BigInteger(1, base);
    for (var i = 0; i < count; i++) {
      blocks.add(address(at, base.length) + "/" + (width - bits));
      at = at.add(size);
    }
    return blocks;
  }

  private static String address(BigInteger number, int length) {
    var bytes = new byte[length];
    var digits = number.toByteArray();
    var from = Math.max(0, digits.length - length);
    System.arraycopy(digits, from, bytes, length - (digits.length - from), digits.length - from);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
