package dev.culvert.services.cloudformation.template;

/** A template, or what was given with it, that cannot be used, in CloudFormation's words. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TemplateException(String message) {
    super(message, null, false, false);
  }

  static TemplateException format(String message) {
    return new TemplateException("Template format error: " + message);
  }

  static TemplateException error(String message) {
    return new TemplateException("Template error: " + message);
  }
}
