package dev.culvert.policy;

/**
 * How far the wildcards of a text reach.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
 *     JSON policy elements: Resource</a>
 */
enum WildcardStyle {
  /** They are ordinary characters: {@code StringEquals}. */
  NONE {
    @Override
    int token(char wildcard, int segment, boolean endsSegment) {
      return wildcard;
    }
  },
  /** They reach over everything: {@code StringLike} and actions. */
  TEXT {
    @Override
    int token(char wildcard, int segment, boolean endsSegment) {
      return wildcard == '*' ? Glob.REACHING_STAR : Glob.ANY_ONE;
    }
  },
  /** Resources: they stay in their segment, but a star that ends one may reach beyond the colon. */
  RESOURCE {
    @Override
    int token(char wildcard, int segment, boolean endsSegment) {
      if (wildcard == '?') {
        return Glob.ANY_ONE_BUT_COLON;
      }
      return endsSegment ? Glob.REACHING_STAR : Glob.STAYING_STAR;
    }
  },
  /** {@code ArnLike}: each of the six parts is matched on its own; the last may hold colons. */
  ARN {
    @Override
    int token(char wildcard, int segment, boolean endsSegment) {
      if (segment >= LAST_ARN_SEGMENT) {
        return TEXT.token(wildcard, segment, endsSegment);
      }
      return wildcard == '?' ? Glob.ANY_ONE_BUT_COLON : Glob.STAYING_STAR;
    }
  };

  /** {@code arn:partition:service:region:account:} come first. */
  static final int LAST_ARN_SEGMENT = 5;

  /**
   * What a wildcard stands for.
   *
   * @param segment how many colons stand before it
   * @param endsSegment whether a colon or the end follows it
   */
  abstract int token(char wildcard, int segment, boolean endsSegment);
}
