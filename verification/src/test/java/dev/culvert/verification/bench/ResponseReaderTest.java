package dev.culvert.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
  private static final String ANSWER =
      "HTTP/1.1 400 Bad Request\r\nx: content-length: 7\r\nContent-LENGTH:  5\r\n\r\nab\r\nc";

  private final ResponseReader reader = new ResponseReader();

  private boolean take(String bytes) {
    return reader.complete(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void aResponseIsCompleteWithItsLastByteHoweverItArrives(int piece) {
    for (int response = 0; response < 2; response++) {
      for (int at = 0; at < ANSWER.length(); at += piece) {
        int end = Math.min(ANSWER.length(), at + piece);
        assertThat(take(ANSWER.substring(at, end))).isEqualTo(end == ANSWER.length());
      }
      assertThat(reader.next()).isEqualTo(400);
    }
  }

  @Test
  void aResponseMayHaveNoBody() {
    assertThat(take("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).isTrue();
    assertThat(reader.next()).isEqualTo(200);
  }

  @Test
  void aResponseOfUnknownLengthIsRefused() {
    assertThatThrownBy(() -> take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .hasMessageStartingWith("a response without Content-Length");
  }
}
