package dev.culvert.services.cloudformation.resource;

import dev.culvert.shapes.ec2.CreateTagsRequest;
import dev.culvert.shapes.ec2.DeleteTagsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Tag;
import dev.culvert.shapes.ec2.TagSpecification;
import java.util.List;
import java.util.Map;

/** The tags of EC2's resources. */
final class Ec2Tags {
  private Ec2Tags() {}

  /** For a request that makes a resource. */
  static List<TagSpecification> of(String type, Properties properties) {
    var tags = properties.tags();
    return tags.isEmpty()
        ? List.of()
        : List.of(new TagSpecification().resourceType(type).tags(tags(tags)));
  }

  static void change(String id, Properties before, Properties after, Calls calls) {
    var old = before.tags();
    var wanted = after.tags();
    var gone = old.keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
    if (!gone.isEmpty()) {
      calls.call(
          Ec2.DELETE_TAGS,
          new DeleteTagsRequest()
              .resources(List.of(id))
              .tags(gone.stream().map(key -> new Tag().key(key)).toList()));
    }
    if (!wanted.isEmpty() && !wanted.equals(old)) {
      calls.call(
          Ec2.CREATE_TAGS, new CreateTagsRequest().resources(List.of(id)).tags(tags(wanted)));
    }
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> new Tag().key(tag.getKey()).value(tag.getValue()))
        .toList();
  }
}
