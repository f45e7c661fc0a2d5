package dev.culvert.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culvert.wire.http.HttpResponse;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** AWS's Python library in a process beside the test, as the other end of the wire. */
final class Botocore implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter asked;
  private final BufferedReader answers;
  private final Path script;

  private Botocore(Process process, Path script) {
    this.process = process;
    this.script = script;
    this.asked = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it, if {@code python3} with botocore is on this machine. */
  static Optional<Botocore> start() throws IOException {
    Path script = Files.createTempFile("botocore-peer", ".py");
    try (InputStream source = Botocore.class.getResourceAsStream("botocore_peer.py")) {
      Files.write(script, source.readAllBytes());
    }
    Process process;
    try {
      process =
          new ProcessBuilder("python3", script.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noPython) {
      Files.delete(script);
      return Optional.empty();
    }
    Botocore botocore = new Botocore(process, script);
    try {
      botocore.ask(JSON.createObjectNode().put("ask", "version"));
      return Optional.of(botocore);
    } catch (IOException noBotocore) {
      botocore.close();
      return Optional.empty();
    }
  }

  /** Has a request made of a value. */
  JsonNode request(String service, String operation, JsonNode value) throws IOException {
    ObjectNode question = JSON.createObjectNode().put("ask", "request");
    question.put("service", service).put("operation", operation).set("value", value);
    return ask(question);
  }

  /** Has a response read, beside the value that it was written from. */
  JsonNode response(String service, String operation, JsonNode value, HttpResponse response)
      throws IOException {
    ObjectNode question = JSON.createObjectNode().put("ask", "response");
    question.put("service", service).put("operation", operation).put("status", response.status());
    question.put("body", Base64.getEncoder().encodeToString(response.body()));
    ObjectNode headers = question.putObject("headers");
    response.headers().forEach(header -> headers.put(header.name(), header.value()));
    question.set("value", value);
    return ask(question);
  }

  private JsonNode ask(JsonNode question) throws IOException {
    asked.write(JSON.writeValueAsString(question));
    asked.newLine();
    asked.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("python3 ended");
    }
    return JSON.readTree(answer);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.deleteIfExists(script);
  }
}
