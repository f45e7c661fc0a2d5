package dev.culvert.services.autoscaling;

import dev.culvert.items.Tables;
import dev.culvert.items.table.TableAddress;
import dev.culvert.services.Call;
import dev.culvert.shapes.autoscaling.AutoScalingErrors;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be scaled: one capacity of one table or index.
 *
 * @param resource {@code table/Orders} or {@code table/Orders/index/ByDate}
 * @param dimension {@code dynamodb:table:ReadCapacityUnits} and its like
 */
public record Dimension(String account, String region, String resource, String dimension) {
  private static final String TABLE = "table/";
  private static final String INDEX = "/index/";

  static Dimension of(
      @Nullable String namespace, @Nullable String resource, @Nullable String name, Call call) {
    var dimension = Objects.requireNonNull(name);
    if (!Objects.requireNonNull(namespace).equals("dynamodb")) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "Culvert scales nothing but dynamodb; the service namespace is " + namespace);
    }
    if (!dimension.startsWith("dynamodb:")) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "Unsupported service namespace, resource type or scalable dimension");
    }
    return new Dimension(
        call.account(), call.region(), Objects.requireNonNull(resource), dimension);
  }

  String key() {
    return account + "/" + region + "/" + dimension + "/" + resource;
  }

  boolean reads() {
    return dimension.endsWith(":ReadCapacityUnits");
  }

  /** Refuses what is not there, or not what the dimension says. */
  void check(Tables tables) {
    var rest = resource.startsWith(TABLE) ? resource.substring(TABLE.length()) : "";
    var cut = rest.indexOf(INDEX);
    if (rest.isEmpty() || (cut >= 0) != dimension.startsWith("dynamodb:index:")) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "Unsupported service namespace, resource type or scalable dimension");
    }
    var name = cut < 0 ? rest : rest.substring(0, cut);
    var table = tables.find(new TableAddress(account, region, name));
    if (table == null) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "DynamoDB table does not exist: " + resource);
    }
    var index = cut < 0 ? "" : rest.substring(cut + INDEX.length());
    if (cut >= 0
        && table.definition().schema().globalIndexes().stream()
            .noneMatch(i -> i.name().equals(index))) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "DynamoDB index does not exist: " + resource);
    }
  }
}
