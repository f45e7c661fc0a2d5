package dev.culvert.codegen;

/** An operation and the classes of its request and response. */
record OperationModel(String name, String input, String output) {

  String constant() {
    return Names.constant(name);
  }
}
