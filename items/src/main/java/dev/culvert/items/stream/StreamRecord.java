package dev.culvert.items.stream;

import dev.culvert.items.value.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item.
 *
 * @param sequence orders the changes of an item
 * @param newImage the item after the change, where the stream's view has it and there is one
 * @param oldImage the item before the change, likewise
 * @param expired whether DynamoDB itself deleted the item, because its time had come
 */
public record StreamRecord(
    long sequence,
    EventName event,
    Instant created,
    Item keys,
    @Nullable Item newImage,
    @Nullable Item oldImage,
    boolean expired) {

  /** What DynamoDB counts for the record, in bytes. */
  public long sizeInBytes() {
    return (long) keys.sizeInBytes() + bytes(newImage) + bytes(oldImage);
  }

  private static int bytes(@Nullable Item image) {
    return image == null ? 0 : image.sizeInBytes();
  }
}
