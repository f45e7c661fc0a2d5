package dev.culvert.verification.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** One connection on which single requests are made, to prepare a server for its measurement. */
final class Conversation implements AutoCloseable {
  private final Target target;
  private final Socket socket;
  private final InputStream answers;

  Conversation(Target target) throws IOException {
    this.target = target;
    socket = new Socket(target.address().getAddress(), target.address().getPort());
    answers = socket.getInputStream();
  }

  /** Makes the table of the workloads and fills it. */
  void makeTable() throws IOException, InterruptedException {
    ask("CreateTable", Orders.createTable());
    while (!ask("DescribeTable", Orders.describeTable()).contains("ACTIVE")) {
      Thread.sleep(100);
    }
    var random = new Random(1);
    for (int partition = 0; partition < Orders.PARTITIONS; partition++) {
      for (int row = 0; row < Orders.ROWS; row += Orders.BATCH) {
        ask("BatchWriteItem", Orders.putAll(Orders.partition(partition), row, random));
      }
    }
  }

  /** The body of the answer, which must be a good one. */
  String ask(String operation, String body) throws IOException {
    socket.getOutputStream().write(target.request(operation, body));
    String head = head();
    String answer = new String(answers.readNBytes(contentLength(head)), StandardCharsets.UTF_8);
    if (!head.startsWith("HTTP/1.1 200")) {
      throw new IOException(operation + " was answered by: " + head + answer);
    }
    return answer;
  }

  private String head() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = answers.read();
      if (next < 0) {
        throw new EOFException("no answer: " + head.toString(StandardCharsets.US_ASCII));
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
