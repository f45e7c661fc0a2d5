package dev.culvert.services.control;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Records as JSON, for rows of the control plane. Records of the pure modules carry no annotations:
 * a sealed interface is told apart by the simple name of its record, in {@code "is"}; renaming such
 * a record therefore changes the on-disk format.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule(), scalars())
          .annotationIntrospector(new SealedInterfaces())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .build();

  private Json() {}

  /** The mapper itself, for documents whose shape is not a record. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** UTF-8 JSON of a record. */
  public static byte[] write(Class<?> type, Object value) {
    try {
      return MAPPER.writerFor(type).writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + type.getSimpleName(), e);
    }
  }

  /** The record that {@link #write} wrote. */
  public static <T> T read(Class<T> type, byte[] json) {
    try {
      return MAPPER.readerFor(type).readValue(json);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read a " + type.getSimpleName(), e);
    }
  }

  /** JSON of maps, lists and plain values. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }

  private static SimpleModule scalars() {
    var module = new SimpleModule("culvert");
    for (Class<?> type : IpAddress.class.getPermittedSubclasses()) {
      Text.register(module, type, text -> type.cast(IpAddress.parse(text)));
    }
    Text.register(module, IpAddress.class, IpAddress::parse);
    Text.register(module, Cidr.class, Cidr::parse);
    return module;
  }

  private static final class SealedInterfaces extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
      return annotated.getRawType().isSealed() && annotated.getRawType() != IpAddress.class
          ? JsonTypeInfo.Value.construct(
              JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, null, null)
          : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
      var type = annotated.getRawType();
      return type.isSealed()
          ? Arrays.stream(type.getPermittedSubclasses())
              .map(permitted -> new NamedType(permitted, permitted.getSimpleName()))
              .toList()
          : super.findSubtypes(annotated);
    }
  }
}
