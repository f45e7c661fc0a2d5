package dev.culvert.items.operation;

/** Read and write capacity units; halves are eventually consistent reads. */
public record Units(double read, double write) {
  public static final Units NONE = new Units(0, 0);

  public static Units read(double units) {
    return new Units(units, 0);
  }

  public static Units write(long units) {
    return new Units(0, (double) units);
  }

  public double total() {
    return read + write;
  }

  public Units plus(Units other) {
    return new Units(read + other.read, write + other.write);
  }

  public Units times(int factor) {
    return new Units(read * factor, write * factor);
  }
}
