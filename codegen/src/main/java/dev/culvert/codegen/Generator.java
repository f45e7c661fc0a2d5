package dev.culvert.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Writes the sources of the shapes module into a directory. Which operations, stands in {@code
 * operations/*.txt}: one name a line, {@code *} for all.
 */
public final class Generator {
  private Generator() {}

  /**
   * Arguments: the directory to write to, and a text that changes when the versions of AWS's models
   * do.
   */
  public static void main(String[] arguments) {
    SourceTree tree = new SourceTree(Path.of(arguments[0]));
    String inputs = Fingerprint.of(arguments[1]);
    if (tree.isCurrent(inputs)) {
      return;
    }
    for (ServiceSource service : ServiceSource.ALL) {
      generate(service, tree);
    }
    tree.finish(inputs);
  }

  private static void generate(ServiceSource service, SourceTree tree) {
    ModelFile model = ModelFile.open(service.model());
    ShapeReader reader = reader(service, model);
    Set<String> wanted = wanted(service);
    List<OperationModel> operations =
        reader.operations().stream()
            .filter(o -> wanted.contains("*") || wanted.remove(o.name()))
            .toList();
    wanted.remove("*");
    if (!wanted.isEmpty()) {
      throw new IllegalStateException(service.name() + " has no operations " + wanted);
    }
    operations.forEach(reader::read);
    SortedMap<String, ModelFile.Fault> errors = model.errors();
    errors.keySet().forEach(reader::readError);
    String directory = service.javaPackage().replace('.', '/') + "/";
    for (Map.Entry<String, StructureModel> structure : reader.structures().entrySet()) {
      tree.write(
          directory + structure.getKey() + ".java",
          StructureWriter.write(service, structure.getValue()));
    }
    tree.write(
        directory + service.className() + ".java", ServiceWriter.operations(service, operations));
    if (!errors.isEmpty()) {
      tree.write(
          directory + service.className() + "Errors.java", ServiceWriter.errors(service, errors));
    }
    tree.write(directory + "package-info.java", ServiceWriter.packageInfo(service));
  }

  private static ShapeReader reader(ServiceSource service, ModelFile model) {
    return service.sdkPackage().isEmpty()
        ? new ModelReader((C2jModel) model)
        : new SdkReader(service, model);
  }

  private static Set<String> wanted(ServiceSource service) {
    String resource = "/operations/" + service.subpackage() + ".txt";
    try (InputStream in = Generator.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      Set<String> names = new TreeSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
