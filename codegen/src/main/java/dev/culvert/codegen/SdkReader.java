package dev.culvert.codegen;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Reads one service's shapes from the SDK's model classes, which describe their members in {@code
 * SdkField}s, and takes the constraints from the service model beside it. Requests and responses
 * are followed to the shapes that they mention.
 */
final class SdkReader implements ShapeReader {
  private static final String LEAF_CLASS = "AttributeValue";
  private static final String LEAF = "Type.leaf(AttributeValueJson.LEAF)";

  private final ServiceSource service;
  private final ModelFile model;
  private final Map<String, StructureModel> structures = new TreeMap<>();
  private final Set<String> underway = new HashSet<>();

  SdkReader(ServiceSource service, ModelFile model) {
    this.service = service;
    this.model = model;
  }

  @Override
  public Map<String, StructureModel> structures() {
    return structures;
  }

  @Override
  public List<OperationModel> operations() {
    Map<String, String> exact = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    model.operations().forEach(name -> exact.put(name, name));
    Map<String, OperationModel> found = new TreeMap<>();
    for (Method method : sdkClass("", service.sdkClient()).getMethods()) {
      Class<?>[] parameters = method.getParameterTypes();
      if (parameters.length == 1
          && parameters[0].getSimpleName().endsWith("Request")
          && method.getReturnType().getSimpleName().endsWith("Response")) {
        String called = Names.capitalized(method.getName());
        String name = exact.getOrDefault(called, called);
        found.put(
            name,
            new OperationModel(
                name, parameters[0].getSimpleName(), method.getReturnType().getSimpleName()));
      }
    }
    return List.copyOf(found.values());
  }

  @Override
  public void read(OperationModel operation) {
    structure(operation.input(), model.input(operation.name()));
    structure(operation.output(), model.output(operation.name()));
  }

  @Override
  public void readError(String name) {
    Class<?> sdk;
    try {
      sdk = sdkClass("model.", name);
    } catch (IllegalStateException unknownToTheSdk) {
      return;
    }
    if (!fields(sdk).isEmpty()) {
      structure(name, Optional.empty());
    }
  }

  private void structure(String name, Optional<ModelFile.Shape> shape) {
    if (!underway.add(name)) {
      return;
    }
    Class<?> sdk = sdkClass("model.", name);
    List<MemberModel> members = new ArrayList<>();
    for (SdkField<?> field : fields(sdk)) {
      members.add(member(sdk, field, shape));
    }
    structures.put(name, new StructureModel(name, members));
  }

  private MemberModel member(Class<?> sdk, SdkField<?> field, Optional<ModelFile.Shape> owner) {
    String name = modelName(field, owner);
    Optional<ModelFile.Shape> shape = owner.flatMap(o -> o.member(name));
    String javaName = Names.field(name);
    return new MemberModel(
        name,
        javaName,
        field.locationName(),
        field.unmarshallLocationName(),
        type(field, shape, enumeration(sdk, name)),
        owner.isPresent() && owner.get().requires(name),
        shape.isPresent() && shape.get().sensitive());
  }

  /** The SDK calls some members otherwise than the model, but has the model's names of the wire. */
  private static String modelName(SdkField<?> field, Optional<ModelFile.Shape> owner) {
    String name = field.memberName();
    return owner
        .filter(o -> o.member(name).isEmpty())
        .flatMap(o -> o.memberOnWire(field.unmarshallLocationName()))
        .orElse(name);
  }

  private TypeModel type(
      SdkField<?> field, Optional<ModelFile.Shape> shape, List<String> enumeration) {
    MarshallingType<?> marshalling = field.marshallingType();
    TypeModel type;
    if (marshalling.equals(MarshallingType.LIST)) {
      type = list(field, shape, enumeration);
    } else if (marshalling.equals(MarshallingType.MAP)) {
      type = map(field, shape, enumeration);
    } else if (marshalling.equals(MarshallingType.SDK_POJO)) {
      type = pojo(field.constructor().get().getClass(), shape);
    } else {
      type = scalar(marshalling);
      if (marshalling.equals(MarshallingType.STRING)) {
        type = type.constrained(Constraints.oneOf(shape, enumeration));
      }
    }
    return type.constrained(Constraints.of(shape));
  }

  private TypeModel list(
      SdkField<?> field, Optional<ModelFile.Shape> shape, List<String> enumeration) {
    ListTrait trait = field.getTrait(ListTrait.class);
    TypeModel element =
        type(trait.memberFieldInfo(), shape.flatMap(ModelFile.Shape::element), enumeration);
    String elementName =
        service.isEc2() ? "item" : Optional.ofNullable(trait.memberLocationName()).orElse("member");
    if (!service.isEc2() && trait.isFlattened()) {
      throw new IllegalStateException("flattened list " + field.memberName());
    }
    return new TypeModel(
        "List<" + element.java() + ">",
        "Type.list(" + element.table() + ", " + Names.literal(elementName) + ")",
        element.structure(),
        element.leaf());
  }

  private TypeModel map(
      SdkField<?> field, Optional<ModelFile.Shape> shape, List<String> enumeration) {
    MapTrait trait = field.getTrait(MapTrait.class);
    TypeModel value =
        type(trait.valueFieldInfo(), shape.flatMap(ModelFile.Shape::element), enumeration);
    if (trait.isFlattened()) {
      throw new IllegalStateException("flattened map " + field.memberName());
    }
    if (value.table().equals(LEAF)) {
      return new TypeModel(
          "Map<String, " + value.java() + ">", "Type.leaf(ItemJson.LEAF)", null, true);
    }
    Optional<ModelFile.Shape> key = shape.flatMap(ModelFile.Shape::key);
    return new TypeModel(
        "Map<String, " + value.java() + ">",
        "Type.map(Type.STRING%s%s, %s, %s, %s)"
            .formatted(
                Constraints.oneOf(key, List.of()),
                Constraints.of(key),
                Names.literal(Optional.ofNullable(trait.keyLocationName()).orElse("key")),
                value.table(),
                Names.literal(Optional.ofNullable(trait.valueLocationName()).orElse("value"))),
        value.structure(),
        value.leaf());
  }

  private TypeModel pojo(Class<?> builder, Optional<ModelFile.Shape> shape) {
    String name = builder.getEnclosingClass().getSimpleName();
    if (service.sdkPackage().equals("dynamodb") && name.equals(LEAF_CLASS)) {
      return new TypeModel(name, LEAF, null, true);
    }
    structure(name, shape);
    return new TypeModel(name, "Type.STRUCTURE", name, false);
  }

  private static TypeModel scalar(MarshallingType<?> marshalling) {
    String java =
        Map.ofEntries(
                Map.entry(MarshallingType.STRING, "String"),
                Map.entry(MarshallingType.BOOLEAN, "Boolean"),
                Map.entry(MarshallingType.INTEGER, "Integer"),
                Map.entry(MarshallingType.LONG, "Long"),
                Map.entry(MarshallingType.FLOAT, "Float"),
                Map.entry(MarshallingType.DOUBLE, "Double"),
                Map.entry(MarshallingType.INSTANT, "Instant"),
                Map.entry(MarshallingType.SDK_BYTES, "byte[]"))
            .get(marshalling);
    if (java == null) {
      throw new IllegalStateException("unknown type " + marshalling);
    }
    String constant =
        switch (java) {
          case "Instant" -> "TIMESTAMP";
          case "byte[]" -> "BLOB";
          default -> Names.constant(java);
        };
    return new TypeModel(java, "Type." + constant, null, false);
  }

  /**
   * The values of an enumeration: the SDK has a getter of the enumeration's type for each member.
   */
  private static List<String> enumeration(Class<?> sdk, String member) {
    @Nullable Class<?> type = null;
    for (Method method : sdk.getMethods()) {
      if (method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())
          && method.getName().equalsIgnoreCase(member)) {
        type = enumerationIn(method.getGenericReturnType());
      }
    }
    if (type == null) {
      return List.of();
    }
    return Arrays.stream(type.getEnumConstants())
        .map(Object::toString)
        .filter(value -> !value.equals("null"))
        .toList();
  }

  private static @Nullable Class<?> enumerationIn(java.lang.reflect.Type type) {
    return switch (type) {
      case Class<?> c -> c.isEnum() ? c : null;
      case ParameterizedType p ->
          enumerationIn(p.getActualTypeArguments()[p.getActualTypeArguments().length - 1]);
      default -> null;
    };
  }

  private Class<?> sdkClass(String inner, String name) {
    try {
      return Class.forName(
          "software.amazon.awssdk.services." + service.sdkPackage() + "." + inner + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the SDK has no " + name + " in " + service.name(), e);
    }
  }

  private static List<SdkField<?>> fields(Class<?> sdk) {
    try {
      Object builder = sdk.getMethod("builder").invoke(null);
      return ((SdkPojo) builder).sdkFields();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(sdk.getName(), e);
    }
  }
}
