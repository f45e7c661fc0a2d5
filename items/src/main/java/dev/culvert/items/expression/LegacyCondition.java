package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What QueryFilter, ScanFilter and KeyConditions say of one attribute.
 *
 * @param comparisonOperator null where not given
 * @param attributeValueList null where not given
 */
public record LegacyCondition(
    @Nullable String comparisonOperator, @Nullable List<AttributeValue> attributeValueList) {

  List<AttributeValue> values() {
    return attributeValueList == null ? List.of() : attributeValueList;
  }
}
