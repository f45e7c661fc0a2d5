package dev.culvert.services.control;

import java.util.function.Function;

/**
 * One kind of record of the control plane, such as IAM users. A service declares its registers as
 * constants; the {@link World} holds a map of records for each.
 *
 * @param name part of the on-disk format, e.g. {@code iam.user}
 * @param type a record, or a sealed interface of records
 * @param key what tells records of this kind apart, e.g. {@code 000000000000/alice}
 */
public record Register<T>(String name, Class<T> type, Function<? super T, String> key) {

  public static <T> Register<T> of(String name, Class<T> type, Function<? super T, String> key) {
    return new Register<>(name, type, key);
  }
}
