package dev.culvert.codegen;

import java.util.List;
import java.util.Map;

/** Writes the classes of a service: its operations and its errors. */
final class ServiceWriter {
  private ServiceWriter() {}

  static String operations(ServiceSource service, List<OperationModel> operations) {
    StringBuilder out = new StringBuilder();
    String name = service.className();
    out.append("package ").append(service.javaPackage()).append(";\n\n");
    out.append("import dev.culvert.wire.aws.OperationShape;\n");
    out.append("import dev.culvert.wire.aws.Protocol;\n");
    out.append("import dev.culvert.wire.aws.ServiceShape;\n");
    out.append("import dev.culvert.wire.aws.Structure;\n\n");
    out.append("/** The operations of ").append(name).append(" that have shapes. */\n");
    out.append("public final class ").append(name).append(" extends ServiceShape {\n");
    out.append("  public static final ServiceShape SERVICE = new ").append(name).append("();\n\n");
    for (OperationModel operation : operations) {
      out.append(
          "  public static final OperationShape<%s, %s> %s = of(%s);\n"
              .formatted(
                  operation.input(),
                  operation.output(),
                  operation.constant(),
                  operations.indexOf(operation)));
    }
    out.append("\n  private ").append(name).append("() {\n    super(\n        ");
    out.append(
        String.join(
            ",\n        ",
            Names.literal(service.name()),
            Names.literal(service.signingName()),
            Names.literal(service.apiVersion()),
            Names.literal(service.namespace()),
            Names.literal(service.targetPrefix()),
            "Protocol." + service.protocol()));
    for (OperationModel operation : operations) {
      out.append(",\n        ").append(Names.literal(operation.name()));
    }
    out.append(");\n  }\n\n");
    out.append(
        """
          private static <I extends Structure, O extends Structure> OperationShape<I, O> of(int index) {
            return ((%s) SERVICE).at(index);
          }

        """
            .formatted(name));
    factory(out, "newInput", operations.stream().map(OperationModel::input).toList());
    out.append('\n');
    factory(out, "newOutput", operations.stream().map(OperationModel::output).toList());
    return out.append("}\n").toString();
  }

  private static void factory(StringBuilder out, String method, List<String> classes) {
    out.append("  @Override\n  protected Structure ").append(method).append("(int operation) {\n");
    out.append("    return switch (operation) {\n");
    for (int i = 0; i < classes.size(); i++) {
      out.append("      case %d -> new %s();\n".formatted(i, classes.get(i)));
    }
    out.append("      default -> throw new IndexOutOfBoundsException(operation);\n    };\n  }\n");
  }

  static String errors(ServiceSource service, Map<String, ModelFile.Fault> errors) {
    StringBuilder out = new StringBuilder();
    out.append("package ").append(service.javaPackage()).append(";\n\n");
    out.append("import dev.culvert.wire.aws.ErrorShape;\n\n");
    out.append("/** The errors that ").append(service.className()).append(" declares. */\n");
    out.append("public final class ").append(service.className()).append("Errors {\n");
    for (ModelFile.Fault fault : errors.values().stream().distinct().toList()) {
      out.append(
          "  public static final ErrorShape %s = new ErrorShape(%s, %d);\n"
              .formatted(
                  Names.constant(fault.code()), Names.literal(fault.code()), fault.status()));
    }
    out.append("\n  private ").append(service.className()).append("Errors() {}\n}\n");
    return out.toString();
  }

  static String packageInfo(ServiceSource service) {
    return """
    /** The shapes of %s, generated. */
    @NullMarked
    package %s;

    import org.jspecify.annotations.NullMarked;
    """
        .formatted(service.className(), service.javaPackage());
  }
}
