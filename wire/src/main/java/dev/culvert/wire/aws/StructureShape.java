package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of a structure: its name and its members, by position. The codecs are driven by it. */
public final class StructureShape {
  private final String name;
  private final List<Member> members;
  private final Member[] table;
  private volatile @Nullable Map<String, Integer> inputs;
  private volatile SerializableString @Nullable [] outputs;

  public StructureShape(String name, Member... members) {
    this.name = name;
    this.table = members.clone();
    this.members = List.of(members);
  }

  /** As the SDKs call it, e.g. {@code CreateVpcRequest}. */
  public String name() {
    return name;
  }

  public List<Member> members() {
    return members;
  }

  int size() {
    return table.length;
  }

  Member member(int index) {
    return table[index];
  }

  /** The position of the member that requests call so, or -1. */
  int indexOfInput(String input) {
    Map<String, Integer> known = inputs;
    if (known == null) {
      known = HashMap.newHashMap(table.length);
      for (int i = 0; i < table.length; i++) {
        known.put(table[i].input(), i);
      }
      inputs = known;
    }
    Integer index = known.get(input);
    return index == null ? -1 : index;
  }

  /** The member's name in responses, encoded once. */
  SerializableString outputName(int index) {
    SerializableString[] known = outputs;
    if (known == null) {
      known = new SerializableString[table.length];
      for (int i = 0; i < table.length; i++) {
        known[i] = new SerializedString(table[i].output());
      }
      outputs = known;
    }
    return known[index];
  }
}
