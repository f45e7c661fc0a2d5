package dev.culvert.services.transfer;

import dev.culvert.items.Transfers;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.value.Item;
import dev.culvert.services.transfer.Import.Compression;
import dev.culvert.services.transfer.Import.Counts;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of an import into its table. */
final class ImportFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);

  /** Items written in one transaction. */
  private static final int BATCH = 100;

  /** Refused items that are told of in the log. */
  private static final int MAX_TOLD = 20;

  private final Buckets buckets;
  private final Import begun;
  private final CreateTable table;
  private final Transfers transfers;
  private final List<Item> batch = new ArrayList<>();
  private long bytes;
  private long processed;
  private long errors;

  ImportFiles(Buckets buckets, Import begun, CreateTable table, Transfers transfers) {
    this.buckets = buckets;
    this.begun = begun;
    this.table = table;
    this.transfers = transfers;
  }

  Counts read() throws IOException, FailedException {
    var asked = begun.asked();
    if (!buckets.exists(asked.bucket())) {
      throw new FailedException(
          "S3NoSuchBucket",
          "The specified bucket does not exist: make the directory "
              + buckets.directory(asked.bucket()));
    }
    var keys =
        buckets.keys(asked.bucket(), asked.prefix()).stream().filter(this::holdsItems).toList();
    if (keys.isEmpty()) {
      throw new FailedException(
          "ItemValidationError", "No files were found under the prefix `" + asked.prefix() + "`");
    }
    for (var key : keys) {
      read(key);
    }
    flush();
    return new Counts(bytes, processed, processed - errors, errors);
  }

  /** An export's manifests are not data. */
  private boolean holdsItems(String key) {
    var name = key.substring(key.lastIndexOf('/') + 1);
    return !name.equals("_started")
        && !name.startsWith("manifest-summary.")
        && !name.startsWith("manifest-files.");
  }

  private void read(String key) throws IOException {
    var asked = begun.asked();
    bytes += buckets.size(asked.bucket(), key);
    try (var raw = new BufferedInputStream(buckets.read(asked.bucket(), key));
        var plain = asked.compression() == Compression.GZIP ? new GZIPInputStream(raw) : raw;
        var text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      source()
          .read(
              text,
              new ItemSource.Sink() {
                @Override
                public void item(Item item) {
                  processed++;
                  batch.add(item);
                  if (batch.size() == BATCH) {
                    flush();
                  }
                }

                @Override
                public void refused(String why) {
                  processed++;
                  errors++;
                  if (errors <= MAX_TOLD) {
                    LOG.warn("{}: {}: {}", begun.arn(), key, why);
                  }
                }
              });
    }
  }

  private ItemSource source() {
    var asked = begun.asked();
    return switch (asked.format()) {
      case DYNAMODB_JSON -> new JsonSource();
      case ION -> new IonSource();
      case CSV ->
          new CsvSource(
              asked.csvDelimiter().orElse(",").charAt(0),
              asked.csvHeader(),
              table.attributes().stream()
                  .collect(Collectors.toMap(AttributeDefinition::name, AttributeDefinition::type)));
    };
  }

  private void flush() {
    if (!batch.isEmpty()) {
      errors += transfers.put(table.address(), batch);
      batch.clear();
    }
  }
}
