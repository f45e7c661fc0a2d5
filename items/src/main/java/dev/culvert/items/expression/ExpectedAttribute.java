package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Expected says of one attribute; null where not given. */
public record ExpectedAttribute(
    @Nullable AttributeValue value,
    @Nullable Boolean exists,
    @Nullable String comparisonOperator,
    @Nullable List<AttributeValue> attributeValueList) {}
