package dev.culvert.codegen;

import java.util.List;
import java.util.Map;

/** Reads one service's shapes from wherever AWS publishes them. */
interface ShapeReader {

  /** All operations, under the exact names that the wire has. */
  List<OperationModel> operations();

  /** Reads the shapes of an operation, and those that they mention. */
  void read(OperationModel operation);

  /** Reads an error's members, if it has any besides its message. */
  void readError(String name);

  /** Every structure met so far, by name. */
  Map<String, StructureModel> structures();
}
