package dev.culvert.services.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culvert.services.control.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The files of an export, named and laid out as the service does it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html">Data
 *     export output format</a>
 */
final class ExportFiles {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Lines in a file. */
  private static final long MAX_LINES = 1_000_000;

  private final Buckets buckets;
  private final Export export;
  private final InstantSource clock;
  private final String top;
  private final String data;
  private final List<DataFile> files = new ArrayList<>();

  ExportFiles(Buckets buckets, Export export, InstantSource clock) {
    this.buckets = buckets;
    this.export = export;
    this.clock = clock;
    var prefix = export.asked().prefix().map(p -> p + "/").orElse("");
    this.top = prefix + "AWSDynamoDB/" + export.id() + "/";
    // The data of all incremental exports is in one place.
    this.data = (isIncremental() ? prefix + "AWSDynamoDB/" : top) + "data/";
  }

  private boolean isIncremental() {
    return export.asked().from().isPresent();
  }

  private record DataFile(String key, long items, byte[] md5) {}

  Export.Done write(ExportSource source) throws IOException {
    put(top + "_started", new byte[0]);
    var lines = new Lines();
    long bytes;
    try (lines) {
      bytes = source.write(export.asked().format(), lines);
    }
    if (files.isEmpty()) {
      lines.open();
      lines.close();
    }
    var items = files.stream().mapToLong(DataFile::items).sum();
    var ended = clock.instant();
    var list = new StringBuilder();
    for (var file : files) {
      list.append(entry(file)).append('\n');
    }
    withDigest("manifest-files", list.toString());
    var summary = summary(bytes, items);
    summary.put("endTime", TIME.format(ended));
    withDigest("manifest-summary", summary.toString());
    return new Export.Done(ended, top + "manifest-summary.json", bytes, items);
  }

  private void withDigest(String name, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    put(top + name + ".json", bytes);
    put(top + name + ".md5", Base64.getEncoder().encode(md5().digest(bytes)));
  }

  private static ObjectNode entry(DataFile file) {
    return Json.mapper()
        .createObjectNode()
        .put("itemCount", file.items())
        .put("md5Checksum", Base64.getEncoder().encodeToString(file.md5()))
        .put("etag", HexFormat.of().formatHex(file.md5()) + "-1")
        .put("dataFileS3Key", file.key());
  }

  private ObjectNode summary(long bytes, long items) {
    var asked = export.asked();
    var summary =
        Json.mapper()
            .createObjectNode()
            .put("version", isIncremental() ? "2023-08-01" : "2020-06-30")
            .put("exportArn", export.arn())
            .put("startTime", TIME.format(export.started()))
            .put("tableArn", asked.tableArn())
            .put("tableId", export.tableId())
            .put("s3Bucket", asked.bucket())
            .put("s3Prefix", asked.prefix().orElse(null))
            .put("s3SseAlgorithm", asked.sseAlgorithm().orElse("AES256"))
            .put("s3SseKmsKeyId", asked.sseKeyId().orElse(null))
            .put("manifestFilesS3Key", top + "manifest-files.json")
            .put("billedSizeBytes", bytes)
            .put("itemCount", items)
            .put("outputFormat", asked.format().name());
    if (asked.from().isPresent()) {
      return summary
          .put("exportFromTime", TIME.format(asked.from().get()))
          .put("exportToTime", TIME.format(asked.time()))
          .put("outputView", asked.oldImages() ? "NEW_AND_OLD_IMAGES" : "NEW_IMAGE")
          .put("exportType", "INCREMENTAL_EXPORT");
    }
    return summary.put("exportTime", TIME.format(asked.time())).put("exportType", "FULL_EXPORT");
  }

  private void put(String key, byte[] bytes) throws IOException {
    try (var out = buckets.write(export.asked().bucket(), key)) {
      out.write(bytes);
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** Writes lines to one file after the other. */
  private final class Lines implements ExportSource.Lines, AutoCloseable {
    private String key = "";
    private MessageDigest digest = md5();
    private OutputStream out = OutputStream.nullOutputStream();
    private long lines;

    void open() throws IOException {
      var name = "%08d-%s".formatted(files.size(), export.id());
      key = data + name + export.asked().format().suffix();
      digest = md5();
      out =
          new GZIPOutputStream(
              new DigestOutputStream(
                  new BufferedOutputStream(buckets.write(export.asked().bucket(), key)), digest));
      lines = 0;
    }

    @Override
    public void line(byte[] line) throws IOException {
      if (key.isEmpty()) {
        open();
      }
      out.write(line);
      lines++;
      if (lines == MAX_LINES) {
        close();
      }
    }

    @Override
    public void close() throws IOException {
      if (!key.isEmpty()) {
        out.close();
        files.add(new DataFile(key, lines, digest.digest()));
        key = "";
      }
    }
  }
}
