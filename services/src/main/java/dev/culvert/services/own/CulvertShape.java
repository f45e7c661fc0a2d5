package dev.culvert.services.own;

import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.ServiceShape;
import dev.culvert.wire.aws.Structure;

/** The name that requests to the server's own pages are signed for. It has no operations. */
final class CulvertShape extends ServiceShape {
  static final ServiceShape SHAPE = new CulvertShape();

  private CulvertShape() {
    super("culvert", "culvert", "", "", "", Protocol.AWS_QUERY);
  }

  @Override
  protected Structure newInput(int operation) {
    throw new IllegalStateException("no operations");
  }

  @Override
  protected Structure newOutput(int operation) {
    throw new IllegalStateException("no operations");
  }
}
