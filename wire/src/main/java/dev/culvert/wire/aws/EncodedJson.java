package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** JSON bytes that Jackson copies into its output as they are. */
final class EncodedJson implements JsonValue, SerializableString {
  private final byte[] json;
  private final int offset;
  private final int length;

  EncodedJson(byte[] json, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, json.length);
    this.json = json;
    this.offset = offset;
    this.length = length;
  }

  @Override
  public void writeTo(JsonGenerator generator) throws IOException {
    generator.writeRawValue(this);
  }

  @Override
  public String getValue() {
    return new String(json, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public int charLength() {
    return getValue().length();
  }

  @Override
  public char[] asQuotedChars() {
    return getValue().toCharArray();
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return Arrays.copyOfRange(json, offset, offset + length);
  }

  @Override
  public byte[] asQuotedUTF8() {
    return asUnquotedUTF8();
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int at) {
    return appendUnquotedUTF8(buffer, at);
  }

  @Override
  public int appendQuoted(char[] buffer, int at) {
    return appendUnquoted(buffer, at);
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int at) {
    if (at + length > buffer.length) {
      return -1;
    }
    System.arraycopy(json, offset, buffer, at, length);
    return length;
  }

  @Override
  public int appendUnquoted(char[] buffer, int at) {
    String text = getValue();
    if (at + text.length() > buffer.length) {
      return -1;
    }
    text.getChars(0, text.length(), buffer, at);
    return text.length();
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    return writeUnquotedUTF8(out);
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    out.write(json, offset, length);
    return length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return putUnquotedUTF8(buffer);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    if (buffer.remaining() < length) {
      return -1;
    }
    buffer.put(json, offset, length);
    return length;
  }
}
