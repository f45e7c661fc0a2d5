package dev.culvert.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the statements of a JSON text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
final class DocumentReader {
  private DocumentReader() {}

  /**
   * @throws FaultException if the JSON does not have the shape of a policy
   */
  static DocumentSource read(Json json) {
    Elements document = Elements.of(json);
    Optional<String> version = document.text("Version");
    document.text("Id");
    List<StatementSource> statements = statements(document);
    document.nothingElse();
    if (version.filter(DocumentReader::unknownVersion).isPresent() || statements.isEmpty()) {
      throw new FaultException(new Fault.BadShape(json.range()));
    }
    return new DocumentSource(version, statements);
  }

  private static boolean unknownVersion(String version) {
    return !version.equals(DocumentSource.CURRENT_VERSION)
        && !version.equals(DocumentSource.FIRST_VERSION);
  }

  private static List<StatementSource> statements(Elements document) {
    Json value = document.required("Statement");
    if (!(value instanceof Json.Array(List<Json> elements, SourceRange range))) {
      return List.of(StatementReader.read(value, value.range().behindFirstCharacter()));
    }
    List<StatementSource> statements = new ArrayList<>();
    SourceRange behind = range.behindFirstCharacter();
    for (Json element : elements) {
      statements.add(StatementReader.read(element, behind));
      behind = element.range();
    }
    return List.copyOf(statements);
  }
}
