package dev.culvert.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A published service model: constraints, errors and exact names, which the SDK does not carry. */
interface ModelFile {

  /** Exact names of the operations. */
  List<String> operations();

  /** The shape of an operation's input; empty where the model does not know the operation. */
  Optional<Shape> input(String operation);

  /** The shape of an operation's output. */
  Optional<Shape> output(String operation);

  /** The declared errors: shape name to what is sent. */
  SortedMap<String, Fault> errors();

  /** What is sent for an error. */
  record Fault(String code, int status) {}

  /** A shape, seen through the member that refers to it. */
  interface Shape {
    Optional<Shape> member(String name);

    /** The name of the member that is called so in responses. */
    Optional<String> memberOnWire(String wireName);

    boolean requires(String member);

    /** The entries of a list or the values of a map. */
    Optional<Shape> element();

    /** The keys of a map. */
    Optional<Shape> key();

    @Nullable Long min();

    @Nullable Long max();

    @Nullable String pattern();

    List<String> allowed();

    boolean sensitive();
  }

  /** Opens a model on the class path, of either of AWS's formats. */
  static ModelFile open(String resource) {
    try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      JsonNode root = new ObjectMapper().readTree(in);
      return root.has("smithy") ? new SmithyModel(root) : new C2jModel(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
