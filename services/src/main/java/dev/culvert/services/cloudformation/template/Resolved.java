package dev.culvert.services.cloudformation.template;

import java.util.Optional;

/** What is known of the resources of a stack while its template is evaluated. */
public interface Resolved {

  /** What {@code Ref} gives; empty if the resource is not there yet. */
  Optional<Object> ref(String logicalId);

  /** What {@code Fn::GetAtt} gives; empty if the resource is not there yet. */
  Optional<Object> attribute(String logicalId, String attribute);

  /** No resource is there yet. */
  Resolved NOTHING =
      new Resolved() {
        @Override
        public Optional<Object> ref(String logicalId) {
          return Optional.empty();
        }

        @Override
        public Optional<Object> attribute(String logicalId, String attribute) {
          return Optional.empty();
        }
      };
}
