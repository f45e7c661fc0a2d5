package dev.culvert.items.value;

import dev.culvert.items.ValidationException;

/** DynamoDB's texts for values that it refuses, as far as they do not belong to one type. */
final class Refusals {
  static final String INVALID = "One or more parameter values were invalid: ";

  private Refusals() {}

  static ValidationException noType() {
    return new ValidationException(
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  }

  static ValidationException severalTypes() {
    return new ValidationException(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
            + " supported datatypes");
  }

  static ValidationException falseNull() {
    return new ValidationException(
        INVALID + "Null attribute value types must have the value of true");
  }

  static ValidationException nullElement() {
    return new ValidationException(
        INVALID + "An string set may not have a null string as a member");
  }

  static ValidationException tooDeep() {
    return new ValidationException(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
            + " beyond supported limit");
  }
}
