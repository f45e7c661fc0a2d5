package dev.culvert.services.ec2.basis;

import dev.culvert.services.Call;
import java.time.Instant;

/** Where something is looked up or made: an account, a region, and when. */
public record Scope(String account, String region, Instant now) {

  public static Scope of(Call call) {
    return new Scope(call.account(), call.region(), call.now());
  }

  /** {@code arn:aws:ec2:region:account:type/id}. */
  public String arn(Kind kind, String id) {
    return "arn:aws:ec2:" + region + ":" + account + ":" + kind.arnPart(id);
  }
}
