package dev.culvert.console;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The files of the page, under {@code /_culvert/}. Only what the build listed is served, so no path
 * leads anywhere else.
 */
public final class ConsoleFiles {
  private static final String PREFIX = "/_culvert/";
  private static final String INDEX = "index.html";

  private final Set<String> names;
  private final Map<String, ConsoleFile> read = new ConcurrentHashMap<>();

  public ConsoleFiles() {
    this.names = listed();
  }

  /** Whether {@link #answer} has an answer to this request. */
  public boolean has(HttpRequest request) {
    return request.method().equals("GET") && name(request.target()).isPresent();
  }

  /** The file that is asked for. Reads it from the jar the first time. */
  public Optional<HttpResponse> answer(HttpRequest request) {
    return request.method().equals("GET")
        ? name(request.target()).map(name -> answer(name, request))
        : Optional.empty();
  }

  private HttpResponse answer(String name, HttpRequest request) {
    if (name.equals(PREFIX)) {
      return new HttpResponse(308, List.of(new Header("Location", PREFIX)), new byte[0]);
    }
    return read.computeIfAbsent(name, ConsoleFiles::read)
        .answer(request.headers().first("If-None-Match"));
  }

  /** The file's name; the prefix itself stands for the way to it. */
  private Optional<String> name(String target) {
    var query = target.indexOf('?');
    var path = query < 0 ? target : target.substring(0, query);
    if (path.equals("/_culvert")) {
      return Optional.of(PREFIX);
    }
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var name = path.equals(PREFIX) ? INDEX : path.substring(PREFIX.length());
    return name.equals(INDEX) || names.contains(name) ? Optional.of(name) : Optional.empty();
  }

  private static Set<String> listed() {
    var list = bytes("files.txt");
    return list.map(text ->
            new String(text, StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toUnmodifiableSet()))
        .orElseGet(Set::of);
  }

  private static ConsoleFile read(String name) {
    return new ConsoleFile(
        name, bytes(name).orElseGet(() -> NOT_BUILT.getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<byte[]> bytes(String name) {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream("web/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the console's " + name, e);
    }
  }

  private static final String NOT_BUILT =
      """
      <!doctype html>
      <html lang="en">
      <title>Culvert</title>
      <h1>The console was not built</h1>
      <p>Building it needs Node.js (18 or newer) and npm. Install them and build Culvert once more;
      everything else works without.</p>
      </html>
      """;
}
