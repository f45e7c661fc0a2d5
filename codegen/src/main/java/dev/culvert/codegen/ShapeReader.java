package dev.culvert.codegen;

import java.util.List;
import java.util.Map;

/** Finds out what a service's shapes are. */
interface ShapeReader {

  static ShapeReader of(ServiceSource service, ModelFile model) {
    return service.sdkPackage().isEmpty() ? new ModelReader(model) : new SdkReader(service, model);
  }

  /** Every structure met so far, by name. */
  Map<String, StructureModel> structures();

  /** All operations, under the exact names that the wire has. */
  List<OperationModel> operations();

  /** Reads the shapes of an operation. */
  void read(OperationModel operation);

  /** Reads an error's members, if it has any besides its message. */
  void readError(String name);
}
