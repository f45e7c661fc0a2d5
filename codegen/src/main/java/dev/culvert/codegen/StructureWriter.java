package dev.culvert.codegen;

import java.util.List;

/** Writes the class of a structure. */
final class StructureWriter {
  private final StringBuilder out = new StringBuilder();
  private final ServiceSource service;
  private final StructureModel structure;

  private StructureWriter(ServiceSource service, StructureModel structure) {
    this.service = service;
    this.structure = structure;
  }

  static String write(ServiceSource service, StructureModel structure) {
    StructureWriter writer = new StructureWriter(service, structure);
    writer.header();
    writer.table();
    structure.members().forEach(writer::field);
    structure.members().forEach(writer::setter);
    writer.get();
    writer.set();
    writer.create();
    return writer.out.append("}\n").toString();
  }

  private List<MemberModel> members() {
    return structure.members();
  }

  private void header() {
    line("package %s;".formatted(service.javaPackage()));
    line("");
    if (members().stream().anyMatch(m -> m.type().leaf())) {
      line("import dev.culvert.items.value.AttributeValue;");
      for (String leaf : List.of("AttributeValueJson", "ItemJson")) {
        if (members().stream().anyMatch(m -> m.type().table().contains("(" + leaf + "."))) {
          line("import dev.culvert.shapes.%s;".formatted(leaf));
        }
      }
      line("import dev.culvert.wire.aws.JsonValue;");
    }
    line("import dev.culvert.wire.aws.Member;");
    line("import dev.culvert.wire.aws.Structure;");
    line("import dev.culvert.wire.aws.StructureShape;");
    line("import dev.culvert.wire.aws.Type;");
    for (String type : List.of("time.Instant", "util.List", "util.Map")) {
      String simple = type.substring(type.indexOf('.') + 1);
      if (members().stream().anyMatch(m -> m.type().java().matches(".*\\b" + simple + "\\b.*"))) {
        line("import java.%s;".formatted(type));
      }
    }
    line("import org.jspecify.annotations.Nullable;");
    line("");
    line("/** {@code %s} of %s. */".formatted(structure.name(), service.className()));
    line("public final class %s extends Structure {".formatted(structure.name()));
  }

  private void table() {
    line("  private static final StructureShape SHAPE =");
    out.append("      new StructureShape(").append(Names.literal(structure.name()));
    for (MemberModel member : members()) {
      out.append(",\n          Member.of(").append(Names.literal(member.name())).append(", ");
      boolean sameNames =
          member.input().equals(member.name()) && member.output().equals(member.name());
      if (!sameNames) {
        out.append(Names.literal(member.input())).append(", ");
        out.append(Names.literal(member.output())).append(", ");
      }
      out.append(member.type().table()).append(')');
      out.append(member.required() ? ".asRequired()" : "");
      out.append(member.sensitive() ? ".asSensitive()" : "");
    }
    line(");");
    line("");
  }

  private void field(MemberModel member) {
    line("  public %s %s;".formatted(nullable(member), member.field()));
    if (member.type().leaf()) {
      line("  private @Nullable JsonValue %sWritten;".formatted(member.field()));
    }
  }

  /** In front of an array the annotation would be the elements'. */
  private static String nullable(MemberModel member) {
    String java = member.type().java();
    return java.equals("byte[]") ? "byte @Nullable []" : "@Nullable " + java;
  }

  private void setter(MemberModel member) {
    line("");
    line(
        "  public %s %s(%s value) {".formatted(structure.name(), member.field(), nullable(member)));
    line("    this.%s = value;".formatted(member.field()));
    line("    return this;");
    line("  }");
    if (member.type().leaf()) {
      line("");
      line("  /** Sets what a response has here, already encoded. */");
      line("  public %s %sWritten(JsonValue value) {".formatted(structure.name(), member.field()));
      line("    this.%sWritten = value;".formatted(member.field()));
      line("    return this;");
      line("  }");
    }
  }

  private void get() {
    line("");
    line("  @Override");
    line("  public StructureShape shape() {");
    line("    return SHAPE;");
    line("  }");
    line("");
    line("  @Override");
    line("  public @Nullable Object get(int index) {");
    if (members().isEmpty()) {
      none();
      return;
    }
    line("    return switch (index) {");
    for (int i = 0; i < members().size(); i++) {
      MemberModel member = members().get(i);
      String field = member.field();
      line(
          "      case %d -> %s;"
              .formatted(
                  i,
                  member.type().leaf()
                      ? field + "Written != null ? " + field + "Written : " + field
                      : field));
    }
    line("      default -> throw new IndexOutOfBoundsException(index);");
    line("    };");
    line("  }");
  }

  private void set() {
    line("");
    line("  @Override");
    if (members().stream().anyMatch(m -> m.type().java().contains("<"))) {
      line("  @SuppressWarnings(\"unchecked\")");
    }
    line("  public void set(int index, @Nullable Object value) {");
    if (members().isEmpty()) {
      none();
      return;
    }
    line("    switch (index) {");
    for (int i = 0; i < members().size(); i++) {
      MemberModel member = members().get(i);
      line(
          "      case %d -> this.%s = (%s) value;"
              .formatted(i, member.field(), member.type().java()));
    }
    line("      default -> throw new IndexOutOfBoundsException(index);");
    line("    }");
    line("  }");
  }

  private void none() {
    line("    throw new IndexOutOfBoundsException(index);");
    line("  }");
  }

  private void create() {
    if (members().stream().allMatch(m -> m.type().structure() == null)) {
      return;
    }
    line("");
    line("  @Override");
    line("  public Structure create(int index) {");
    line("    return switch (index) {");
    for (int i = 0; i < members().size(); i++) {
      String inner = members().get(i).type().structure();
      if (inner != null) {
        line("      case %d -> new %s();".formatted(i, inner));
      }
    }
    line("      default -> super.create(index);");
    line("    };");
    line("  }");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
